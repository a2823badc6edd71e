package dev.fluxion.kernels;

/** The size from which G1 gives an object regions of its own. */
final class RegionSize {
    private static final long REGIONS = 2048;
    private static final long SMALLEST = 1 << 20;
    private static final long LARGEST = 32 << 20;

    /** Half a region in bytes: a 2048th of the largest heap, as a power of two from 1 to 32 MiB. */
    static final int HALF = half(Runtime.getRuntime().maxMemory());

    private RegionSize() {}

    static int half(long heap) {
        long region = Math.clamp(heap / REGIONS, SMALLEST, LARGEST);
        long power = Long.highestOneBit(region);
        return (int) (power < region ? power : power / 2);
    }
}
