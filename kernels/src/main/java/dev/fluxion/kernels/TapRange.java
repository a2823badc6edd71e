package dev.fluxion.kernels;

/**
 * Which taps of a kernel fall on the image, along one axis: tap k of output o reads place {@code o·stride + shift + k·step}, which has to be in [0, size).
 */
final class TapRange {
    private final int count;
    private final int stride;
    private final int shift;
    private final int taps;
    private final int step;
    private final int size;
    private final int insideFrom;
    private final int insideTo;

    /**
     * @param count number of outputs
     * @param step not 0; negative in the adjoint
     */
    TapRange(int count, int stride, int shift, int taps, int step, int size) {
        this.count = count;
        this.stride = stride;
        this.shift = shift;
        this.taps = taps;
        this.step = step;
        this.size = size;
        insideFrom = Math.max(from(0), from(taps - 1));
        insideTo = Math.max(insideFrom, Math.min(to(0), to(taps - 1)));
    }

    int count() {
        return count;
    }

    int stride() {
        return stride;
    }

    int taps() {
        return taps;
    }

    int step() {
        return step;
    }

    int size() {
        return size;
    }

    /** What tap k of output o reads; off the image, perhaps. */
    int place(int o, int k) {
        return o * stride + shift + k * step;
    }

    /** The first tap of output o on the image. */
    int first(int o) {
        int last = size - 1 - place(o, 0);
        return Math.max(0, step > 0 ? Math.ceilDiv(-place(o, 0), step) : Math.ceilDiv(last, step));
    }

    /** The last tap of output o on the image, less than the first if there is none. */
    int last(int o) {
        int last = size - 1 - place(o, 0);
        return Math.min(taps - 1, step > 0 ? Math.floorDiv(last, step) : Math.floorDiv(-place(o, 0), step));
    }

    /** The first output for which tap k is on the image. */
    int from(int k) {
        return Math.max(0, Math.ceilDiv(-place(0, k), stride));
    }

    /** The output after the last one for which tap k is on the image, at least {@link #from} of it. */
    int to(int k) {
        return Math.max(from(k), Math.min(count, Math.floorDiv(size - 1 - place(0, k), stride) + 1));
    }

    /** The first output all of whose taps are on the image. */
    int insideFrom() {
        return insideFrom;
    }

    /** The output after the last one all of whose taps are on the image. */
    int insideTo() {
        return insideTo;
    }
}
