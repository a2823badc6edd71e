package dev.fluxion.autodiff.data;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Philox;
import dev.fluxion.kernels.Precision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The batches of a training. Every epoch visits the images of a set in an order of its own, in whole batches; images that are left over wait for the next
 * epoch. A thread prepares the next batches while the last one is used. What batch a step has depends on set, size, augmentation and seed only. Not thread-safe.
 */
public final class BatchLoader implements AutoCloseable {
    /** Batches that are prepared in advance. */
    private static final int AHEAD = 2;

    /** The streams of the random numbers: augmentations of step s use stream s. */
    private static final long ORDER = -1;

    private final ImageSet set;
    private final Precision precision;
    private final int size;
    private final Augmentation augmentation;
    private final long seed;
    private final Deque<Prepared> prepared = new ArrayDeque<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("fluxion-batches").daemon().factory());
    private int[] order = {};
    private int orderedEpoch = -1;

    private record Prepared(int step, CompletableFuture<Batch> batch) {}

    /**
     * @param size images of a batch
     * @throws IllegalArgumentException if the set has less images
     */
    public BatchLoader(ImageSet set, Precision precision, int size, Augmentation augmentation, long seed) {
        if (size < 1 || size > set.count()) {
            throw new IllegalArgumentException("batches of " + size + " images from a set of " + set.count());
        }
        this.set = set;
        this.precision = precision;
        this.size = size;
        this.augmentation = augmentation;
        this.seed = seed;
    }

    /** Batches of an epoch. */
    public int epoch() {
        return set.count() / size;
    }

    /** The batch of a step; quick if it is the one after the last. */
    public Batch batch(int step) {
        while (!prepared.isEmpty() && prepared.peek().step != step) {
            prepared.poll().batch.cancel(false);
        }
        for (int next = step + prepared.size(); next <= step + AHEAD; next++) {
            int at = next;
            prepared.add(new Prepared(at, CompletableFuture.supplyAsync(() -> prepare(at), thread)));
        }
        try {
            return prepared.poll().batch.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** On the loader's thread only. */
    private Batch prepare(int step) {
        order(step / epoch());
        Buffer pixels =
                Buffer.allocate(precision, Math.multiplyExact(size, set.shape().elements()));
        int[] labels = new int[size];
        double[] image = new double[set.shape().elements()];
        double[] changed = new double[image.length];
        for (int i = 0; i < size; i++) {
            int index = order[step % epoch() * size + i];
            set.pixels(index, image);
            augmentation.apply(set.shape(), image, changed, seed, step, i);
            Batch.store(changed, pixels, i);
            labels[i] = set.label(index);
        }
        return new Batch(pixels, labels);
    }

    /** The order of an epoch, by Fisher and Yates. */
    private void order(int epoch) {
        if (epoch == orderedEpoch) {
            return;
        }
        int n = set.count();
        order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = (int) ((i + 1) * Philox.uniform(seed, ORDER, (long) epoch * n + i));
            order[i] = order[j];
            order[j] = i;
        }
        orderedEpoch = epoch;
    }

    /** Ends the thread. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
