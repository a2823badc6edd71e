package dev.fluxion.autodiff.tile;

/** Chooses how many points a tile holds. */
final class TileSize {
    private static final int CACHE_BYTES = 512 << 10; // half of the smallest usual L2, the weights want the rest
    private static final int LARGEST = 256;

    private TileSize() {}

    /** The largest multiple of {@code lanes} up to 256 with which the workspace of a step stays in the L2 cache. */
    static int points(TileProgram program, int lanes, int elementBytes) {
        long jets = program.network().features().size() + 2L * program.network().widest();
        for (int width : program.network().hidden()) {
            jets += 2L * width;
        }
        long bytesPerPoint = (jets * program.channels() + 2L * program.rows()) * elementBytes;
        long fitting = CACHE_BYTES / bytesPerPoint / lanes * lanes;
        return Math.clamp(fitting, lanes, LARGEST);
    }

    /** The smallest multiple of {@code lanes} that cuts {@code points} into as few tiles as {@code largest} does, evenly. */
    static int even(int points, int largest, int lanes) {
        int tiles = Math.ceilDiv(points, largest);
        return Math.ceilDiv(Math.ceilDiv(points, tiles), lanes) * lanes;
    }
}
