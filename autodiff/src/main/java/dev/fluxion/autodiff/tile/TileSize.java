package dev.fluxion.autodiff.tile;

/** Chooses how many points a tile holds. */
final class TileSize {
    /** What of a second-level cache of 1 MiB the input of a matrix product may fill; its output streams, weights want the rest. */
    private static final int CACHE_BYTES = 384 << 10;

    private static final int LARGEST = 256;

    private TileSize() {}

    /**
     * The largest multiple of {@code lanes} up to 256 with which the jets of the widest layer stay in the L2 cache. That the layers before have to come back from
     * the L3 cache in the reverse sweep costs less than short rows do: a weight gradient folds its lanes once per tile.
     */
    static int points(TileProgram program, int lanes, int elementBytes) {
        long bytesPerPoint = (long) program.network().widest() * program.channels() * elementBytes;
        long fitting = CACHE_BYTES / bytesPerPoint / lanes * lanes;
        return Math.clamp(fitting, lanes, LARGEST);
    }

    /** The smallest multiple of {@code lanes} that cuts {@code points} into as few tiles as {@code largest} does, evenly. */
    static int even(int points, int largest, int lanes) {
        int tiles = Math.ceilDiv(points, largest);
        return Math.ceilDiv(Math.ceilDiv(points, tiles), lanes) * lanes;
    }
}
