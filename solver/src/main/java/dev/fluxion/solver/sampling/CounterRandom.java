package dev.fluxion.solver.sampling;

import dev.fluxion.kernels.Philox;

/**
 * Random numbers by position instead of by history: number {@code index} of stream {@code stream} is a function of both, the seed and
 * the round.
 *
 * @param seed the key
 * @param round number of the redraw
 */
record CounterRandom(long seed, int round) {
    /** 64 random bits; streams are numbered from 0 to 2³² - 1. */
    long bits(long stream, long index) {
        return Philox.bits(seed, (long) round << 32 | stream, index);
    }

    /** A number of the open interval (0, 1): odd multiples of 2⁻⁵³. */
    double uniform(long stream, long index) {
        return ((bits(stream, index) >>> 12) + 0.5) * 0x1p-52;
    }

    /** A number of {0, …, bound - 1}; the bias is below bound / 2⁶³. */
    int below(int bound, long stream, long index) {
        return (int) Long.remainderUnsigned(bits(stream, index) >>> 1, bound);
    }
}
