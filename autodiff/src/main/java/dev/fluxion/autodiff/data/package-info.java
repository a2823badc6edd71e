/**
 * Sets of labelled images, and their batches. {@link dev.fluxion.autodiff.data.Gratings} are made on the spot, so that everything runs without a download;
 * a {@link dev.fluxion.autodiff.data.BatchLoader} prepares the next batches on a thread of its own while the network trains.
 *
 * {@snippet :
 * ImageSet images = new Gratings(32, 1.0, 0, 50_000);
 * try (BatchLoader loader = new BatchLoader(images, Precision.F32, 128, Augmentation.NONE, 7)) {
 *     for (int step = 0; step < 10; step++) {
 *         Batch batch = loader.batch(step);
 *         // engine.gradient(parameters, batch.pixels(), batch.labels(), 0, gradient)
 *     }
 * }
 * }
 *
 * <p>Which images a step sees, and how they are augmented, follows from the seed and the step alone.
 */
package dev.fluxion.autodiff.data;
