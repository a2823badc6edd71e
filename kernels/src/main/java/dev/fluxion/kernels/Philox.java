package dev.fluxion.kernels;

/**
 * Random numbers as a function of a counter: Philox 4x32-10 (Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2,
 * 3, SC 2011). There is no state: the same seed, stream and counter give the same bits on every machine and every thread.
 */
public final class Philox {
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long LOW = 0xFFFFFFFFL;

    private Philox() {}

    /** 64 random bits. The key is {@code seed}; the 128-bit counter is {@code counter}, then {@code stream}, low words first. */
    public static long bits(long seed, long stream, long counter) {
        return block(seed, stream, counter, false);
    }

    /** A number in [0, 1) that is a multiple of 2⁻⁵³. */
    public static double uniform(long seed, long stream, long counter) {
        return toUniform(block(seed, stream, counter, false));
    }

    /** A standard normal number, by Box and Muller's transform of both halves of one block. */
    public static double gaussian(long seed, long stream, long counter) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log1p(-toUniform(block(seed, stream, counter, false))));
        return radius * StrictMath.cos(2 * Math.PI * toUniform(block(seed, stream, counter, true)));
    }

    private static double toUniform(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    /** Words 0 and 1 of the block of 128 bits, or words 2 and 3 if {@code upper}; the lower-numbered word in the lower half. */
    static long block(long seed, long stream, long counter, boolean upper) {
        int c0 = (int) counter;
        int c1 = (int) (counter >>> 32);
        int c2 = (int) stream;
        int c3 = (int) (stream >>> 32);
        int k0 = (int) seed;
        int k1 = (int) (seed >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = MULTIPLIER_0 * (c0 & LOW);
            long p1 = MULTIPLIER_1 * (c2 & LOW);
            c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
            c1 = (int) p1;
            c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
            c3 = (int) p0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        return upper ? (c3 & LOW) << 32 | c2 & LOW : (c1 & LOW) << 32 | c0 & LOW;
    }
}
