package dev.fluxion.autodiff.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.autodiff.image.ImageShape;
import dev.fluxion.kernels.Precision;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchLoaderTest {
    /** Image i is full of i, its label i mod 7. */
    private record Numbers(int count) implements ImageSet {
        @Override
        public ImageShape shape() {
            return new ImageShape(5, 4, 3);
        }

        @Override
        public int classes() {
            return 7;
        }

        @Override
        public int label(int index) {
            return index % 7;
        }

        @Override
        public void pixels(int index, double[] pixels) {
            if (index >= count) {
                throw new IllegalArgumentException("no image " + index);
            }
            Arrays.fill(pixels, index);
        }
    }

    private static BatchLoader loader(Augmentation augmentation, long seed) {
        return new BatchLoader(new Numbers(23), Precision.F64, 5, augmentation, seed);
    }

    @Test
    void anEpochVisitsNoImageTwiceAndAnotherEpochHasAnotherOrder() {
        try (BatchLoader loader = loader(Augmentation.NONE, 3)) {
            assertEquals(4, loader.epoch());
            int[] first = images(loader, 0, 4);
            int[] second = images(loader, 4, 8);
            assertEquals(20, Arrays.stream(first).distinct().count());
            assertEquals(20, Arrays.stream(second).distinct().count());
            assertFalse(Arrays.equals(first, second));
        }
    }

    private static int[] images(BatchLoader loader, int from, int to) {
        return IntStream.range(from, to)
                .flatMap(step -> {
                    Batch batch = loader.batch(step);
                    return IntStream.range(0, 5).map(i -> {
                        int image = (int) batch.pixels().get(60 * i);
                        assertEquals(image % 7, batch.labels()[i]);
                        return image;
                    });
                })
                .toArray();
    }

    @Test
    void aBatchDependsOnSeedAndStepOnly() {
        try (BatchLoader inOrder = loader(Augmentation.CIFAR, 3);
                BatchLoader jumping = loader(Augmentation.CIFAR, 3);
                BatchLoader other = loader(Augmentation.CIFAR, 4)) {
            double[][] batches = new double[9][];
            for (int step = 0; step < 9; step++) {
                batches[step] = inOrder.batch(step).pixels().toDoubles();
            }
            for (int step : new int[] {8, 3, 3, 4, 0, 6}) {
                assertArrayEquals(batches[step], jumping.batch(step).pixels().toDoubles(), "step " + step);
            }
            assertFalse(Arrays.equals(batches[0], other.batch(0).pixels().toDoubles()));
        }
    }

    @Test
    void aFailureOfTheSetIsThrownWhereTheBatchIsAskedFor() {
        ImageSet broken = new ImageSet() {
            @Override
            public ImageShape shape() {
                return new ImageShape(1, 1, 1);
            }

            @Override
            public int classes() {
                return 2;
            }

            @Override
            public int count() {
                return 3;
            }

            @Override
            public int label(int index) {
                return 0;
            }

            @Override
            public void pixels(int index, double[] pixels) {
                throw new IllegalArgumentException("image " + index);
            }
        };
        try (BatchLoader loader = new BatchLoader(broken, Precision.F32, 2, Augmentation.NONE, 0)) {
            assertThrows(IllegalArgumentException.class, () -> loader.batch(0));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new BatchLoader(new Numbers(3), Precision.F32, 4, Augmentation.NONE, 0));
        assertThrows(IllegalArgumentException.class, () -> Batch.of(new Numbers(3), Precision.F32, 2, 4));
    }

    @Test
    void augmentationIsACropOfThePaddedImageFlippedOrNot() {
        ImageShape shape = new ImageShape(3, 4, 2);
        double[] from = IntStream.range(1, 25).asDoubleStream().toArray();
        Augmentation augmentation = new Augmentation(1, true);
        int[] seen = new int[18];
        for (int n = 0; n < 400; n++) {
            double[] to = new double[24];
            augmentation.apply(shape, from, to, 5, 0, n);
            for (int choice = 0; choice < 18; choice++) {
                seen[choice] += Arrays.equals(to, changed(shape, from, choice)) ? 1 : 0;
            }
        }
        assertEquals(400, Arrays.stream(seen).sum());
        assertFalse(Arrays.stream(seen).anyMatch(times -> times < 5), Arrays.toString(seen));
        double[] same = new double[24];
        Augmentation.NONE.apply(shape, from, same, 5, 0, 1);
        assertArrayEquals(from, same);
        assertThrows(IllegalArgumentException.class, () -> new Augmentation(-1, true));
    }

    /** The padded image written out, then a window of it, then its mirror image. */
    private static double[] changed(ImageShape shape, double[] from, int choice) {
        double[][][] padded = new double[5][6][2];
        for (int i = 0; i < from.length; i++) {
            padded[i / 8 + 1][i / 2 % 4 + 1][i % 2] = from[i];
        }
        double[] to = new double[from.length];
        for (int i = 0; i < to.length; i++) {
            int column = choice < 9 ? i / 2 % 4 : 3 - i / 2 % 4;
            to[i] = padded[i / 8 + choice % 9 / 3][column + choice % 3][i % 2];
        }
        return to;
    }
}
