package dev.fluxion.kernels;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed set of threads that share the chunks of a loop. Which thread gets which chunk is left to chance; what a chunk is must be decided
 * by the caller without looking at the number of threads, so that results do not depend on it.
 *
 * <p>The calling thread works too, as worker 0; the others are daemon threads 1…threads-1. Between two runs they spin for some microseconds,
 * then park, so that back-to-back runs start fast and idle workers cost nothing.
 */
public final class Workers implements AutoCloseable {
    /** The body of a parallel loop. */
    @FunctionalInterface
    public interface ChunkTask {
        /** Works on {@code chunk}; {@code worker} (0…threads-1) tells which scratch space is this thread's own. */
        void run(int chunk, int worker);
    }

    /** About 20 microseconds of spinning: longer than the gaps between the kernels of one step. */
    private static final int SPINS = 500;

    private final Thread[] threads;
    private final Parking[] parking;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger untaken = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final Parking callerParking = new Parking();
    private volatile boolean closed;

    // Written before `untaken` is raised and read only by a thread that has taken a chunk, so they always belong to the
    // current run.
    private ChunkTask task;
    private int chunks;
    private volatile Thread caller;
    private Throwable failure;
    private int failedChunk;

    private static final class Parking {
        volatile boolean asleep;
    }

    /**
     * @param threads number of threads that work during a run, the caller included
     * @throws IllegalArgumentException if there is less than one
     */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("cannot work with " + threads + " threads");
        }
        this.threads = new Thread[threads - 1];
        parking = new Parking[threads - 1];
        for (int i = 0; i < threads - 1; i++) {
            int worker = i + 1;
            parking[i] = new Parking();
            this.threads[i] = Thread.ofPlatform()
                    .name("fluxion-worker-" + worker)
                    .daemon()
                    .unstarted(() -> serve(worker));
        }
        for (Thread thread : this.threads) {
            thread.start();
        }
    }

    /** Number of threads that work during a run. */
    public int threads() {
        return threads.length + 1;
    }

    /**
     * Runs {@code task} once for each chunk from 0 to {@code chunks - 1} and returns when all are done. If chunks threw, the exception of the
     * lowest-numbered one is thrown.
     *
     * @throws IllegalStateException if a run is going on already, or the workers are closed
     */
    public void run(int chunks, ChunkTask task) {
        if (closed || !busy.compareAndSet(false, true)) {
            throw new IllegalStateException(closed ? "these workers are closed" : "a run is going on already");
        }
        try {
            runAll(chunks, task);
        } finally {
            this.task = null;
            busy.set(false);
        }
    }

    private void runAll(int chunks, ChunkTask task) {
        this.task = task;
        this.chunks = chunks;
        failure = null;
        caller = Thread.currentThread();
        unfinished.set(chunks);
        untaken.set(chunks);
        wake(Math.min(threads.length, chunks - 1));
        while (takeOne(0)) {
            Thread.onSpinWait();
        }
        awaitOthers();
        Throwable thrown = failure;
        failure = null;
        switch (thrown) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("a chunk failed", e);
        }
    }

    private void wake(int count) {
        for (int i = 0; i < count; i++) {
            if (parking[i].asleep) {
                LockSupport.unpark(threads[i]);
            }
        }
    }

    private void awaitOthers() {
        int spins = 0;
        while (unfinished.get() > 0) {
            if (spins++ < SPINS) {
                Thread.onSpinWait();
                continue;
            }
            callerParking.asleep = true;
            if (unfinished.get() > 0) {
                LockSupport.park(this);
            }
            callerParking.asleep = false;
        }
    }

    private void serve(int worker) {
        Parking own = parking[worker - 1];
        int spins = 0;
        while (!closed) {
            if (takeOne(worker)) {
                spins = 0;
            } else if (spins++ < SPINS) {
                Thread.onSpinWait();
            } else {
                own.asleep = true;
                if (untaken.get() == 0 && !closed) {
                    LockSupport.park(this);
                }
                own.asleep = false;
                spins = 0;
            }
        }
    }

    /** Runs one chunk of the current run, if one is left. */
    private boolean takeOne(int worker) {
        int left = untaken.get();
        while (left > 0 && !untaken.compareAndSet(left, left - 1)) {
            left = untaken.get();
        }
        if (left <= 0) {
            return false;
        }
        int chunk = chunks - left;
        try {
            task.run(chunk, worker);
        } catch (Throwable e) {
            note(chunk, e);
        }
        if (unfinished.decrementAndGet() == 0 && callerParking.asleep) {
            LockSupport.unpark(caller);
        }
        return true;
    }

    private synchronized void note(int chunk, Throwable e) {
        if (failure == null || chunk < failedChunk) {
            failure = e;
            failedChunk = chunk;
        }
    }

    /** Ends the threads. Must not be called during a run. */
    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
    }
}
