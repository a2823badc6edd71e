package dev.fluxion.peers;

/** The point sets from which DeepXDE draws by default. */
final class Hammersley {
    private Hammersley() {}

    /** The digits of {@code index} in base 2, mirrored at the point: in (0, 1) for index ≥ 1. */
    static double radicalInverse(int index) {
        return Integer.toUnsignedLong(Integer.reverse(index)) * 0x1p-32;
    }

    /** Point {@code index} of {@code count} in the open unit square, index from 0. */
    static double[] point(int index, int count) {
        return new double[] {(index + 0.5) / count, radicalInverse(index + 1)};
    }
}
