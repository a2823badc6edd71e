package dev.fluxion.solver.sampling;

/**
 * Random numbers by position instead of by history: number {@code index} of stream {@code stream} is a hash of both and the seed, so any
 * thread can ask for any of them. The hash is the SplitMix64 finaliser (Steele, Lea and Flood 2014) applied to each word in turn.
 */
final class CounterRandom {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final long key;

    CounterRandom(long seed, long round) {
        this.key = mix(mix(seed + GOLDEN) ^ (round + 1) * GOLDEN);
    }

    /** 64 random bits. */
    long bits(long stream, long index) {
        return mix(mix(key ^ (stream + 1) * GOLDEN) + index * GOLDEN);
    }

    /** A number of the open interval (0, 1): odd multiples of 2⁻⁵³. */
    double uniform(long stream, long index) {
        return ((bits(stream, index) >>> 12) + 0.5) * 0x1p-52;
    }

    /** A number of {0, …, bound - 1}; the bias is below bound / 2⁶³. */
    int below(int bound, long stream, long index) {
        return (int) Long.remainderUnsigned(bits(stream, index) >>> 1, bound);
    }

    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
