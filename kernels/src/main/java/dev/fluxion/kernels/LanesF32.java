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

    /** Where the first row of an array from {@link #rows} begins: the header of an array is 16 bytes long. */
    public static final int START = CACHE_LINE - 16 / Float.BYTES;

    private static final VectorShuffle<Float> SWAP_1 = VectorShuffle.fromOp(SPECIES, i -> (i ^ 1) % LENGTH);
    private static final VectorShuffle<Float> SWAP_2 = VectorShuffle.fromOp(SPECIES, i -> (i ^ 2) % LENGTH);
    private static final VectorShuffle<Float> ROTATE_4 = VectorShuffle.fromOp(SPECIES, i -> (i + 4) % LENGTH);
    private static final VectorShuffle<Float> ROTATE_8 = VectorShuffle.fromOp(SPECIES, i -> (i + 8) % LENGTH);

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

    /** The smallest number of elements that holds {@code n} and fills cache lines. */
    public static int line(int n) {
        return Math.ceilDiv(n, CACHE_LINE) * CACHE_LINE;
    }

    /**
     * An array for {@code n} elements from {@link #START} on. It is made as large as the objects that G1, the default collector, places at the start of a
     * region and never moves, so that START and every {@link #stride} after it lies at the beginning of a cache line. A vector of 64 bytes
     * elsewhere touches two lines and costs two loads. Under another collector the rows are as good as any.
     */
    public static float[] rows(int n) {
        return new float[Math.max(START + n, RegionSize.HALF / Float.BYTES)];
    }

    /**
     * {@code Σ v_i}, neighbours first. Unlike {@code reduceLanes}, whose order is unspecified, this gives the same bits in interpreted and
     * compiled code.
     */
    static float sum(FloatVector v) {
        FloatVector s = v.add(v.rearrange(SWAP_1));
        if (LENGTH > 2) {
            s = s.add(s.rearrange(SWAP_2));
        }
        if (LENGTH > 8) {
            s = s.add(s.rearrange(ROTATE_8));
        }
        if (LENGTH > 4) {
            s = s.add(s.rearrange(ROTATE_4));
        }
        return s.lane(0);
    }
}
