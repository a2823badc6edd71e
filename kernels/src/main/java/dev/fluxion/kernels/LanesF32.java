package dev.fluxion.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The f32 vector shape of this machine, and the row lengths that suit it. Kernels have no tail loops: every row is padded to whole
 * vectors by {@link #pad}, and the distance between rows is chosen by {@link #stride}.
 */
public final class LanesF32 {
    /** The widest shape the processor prefers, at most 512 bits. */
    public static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.vectorBitSize() > 512
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;

    /** Elements of one vector. */
    public static final int LENGTH = SPECIES.length();

    /** True where the processor has 32 vector registers (AVX-512), false where C2 must make do with 16. */
    static final boolean WIDE = SPECIES.vectorBitSize() == 512;

    private static final int CACHE_LINE = 64 / Float.BYTES;

    private static final VectorShuffle<Float> ROTATE_1 = rotation(1);
    private static final VectorShuffle<Float> ROTATE_2 = rotation(2);
    private static final VectorShuffle<Float> ROTATE_4 = rotation(4);
    private static final VectorShuffle<Float> ROTATE_8 = rotation(8);

    private LanesF32() {}

    /** The smallest multiple of {@link #LENGTH} that is at least {@code n}. */
    public static int pad(int n) {
        return Math.ceilDiv(n, LENGTH) * LENGTH;
    }

    /**
     * The smallest row stride that holds {@link #pad pad(n)} elements and is an odd number of 64-byte cache lines. Even strides,
     * powers of two above all, put the rows of a matrix into a few sets of the first-level cache.
     */
    public static int stride(int n) {
        int lines = Math.ceilDiv(pad(n), CACHE_LINE);
        return (lines | 1) * CACHE_LINE;
    }

    /**
     * {@code Σ v_i}, halves folded onto each other. Unlike {@code reduceLanes}, whose order is unspecified, this gives the same bits in
     * interpreted and compiled code.
     */
    static float sum(FloatVector v) {
        FloatVector s = v;
        if (LENGTH > 8) {
            s = s.add(s.rearrange(ROTATE_8));
        }
        if (LENGTH > 4) {
            s = s.add(s.rearrange(ROTATE_4));
        }
        if (LENGTH > 2) {
            s = s.add(s.rearrange(ROTATE_2));
        }
        if (LENGTH > 1) {
            s = s.add(s.rearrange(ROTATE_1));
        }
        return s.lane(0);
    }

    private static VectorShuffle<Float> rotation(int by) {
        return VectorShuffle.fromOp(SPECIES, i -> (i + by) % LENGTH);
    }
}
