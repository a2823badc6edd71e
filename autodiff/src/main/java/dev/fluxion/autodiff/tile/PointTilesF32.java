package dev.fluxion.autodiff.tile;

/**
 * Columns of a point set cut into tiles of {@code tile} points: f32, padded with the last point, whose weight is 0 there, so that
 * no kernel ever sees a tail.
 */
final class PointTilesF32 {
    final int points;
    final int tile;
    final int tiles;
    final float[][] columns;
    final float[][] weights;

    PointTilesF32(PointColumns source, int tile) {
        this.points = source.points();
        this.tile = tile;
        this.tiles = Math.ceilDiv(points, tile);
        this.columns = new float[source.columns().length][];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = padded(source.columns()[i], true);
        }
        this.weights = new float[source.weights().length][];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = padded(source.weights()[i], false);
        }
    }

    /** Number of points of a tile that are not padding. */
    int pointsOf(int index) {
        return Math.min(tile, points - index * tile);
    }

    private float[] padded(double[] source, boolean repeatLast) {
        float[] result = new float[Math.multiplyExact(tiles, tile)];
        for (int p = 0; p < points; p++) {
            result[p] = (float) source[p];
        }
        for (int p = points; repeatLast && p < result.length; p++) {
            result[p] = result[points - 1];
        }
        return result;
    }
}
