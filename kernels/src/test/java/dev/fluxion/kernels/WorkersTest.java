package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkersTest {
    @Test
    void everyChunkRunsOnceInEveryRun() {
        for (int threads : new int[] {1, 2, 3, 16}) {
            try (Workers workers = new Workers(threads)) {
                assertEquals(threads, workers.threads());
                for (int chunks : new int[] {0, 1, 2, 7, 64, 207}) {
                    AtomicIntegerArray counts = new AtomicIntegerArray(chunks);
                    for (int run = 0; run < 50; run++) {
                        workers.run(chunks, (chunk, worker) -> {
                            assertTrue(worker >= 0 && worker < threads);
                            counts.incrementAndGet(chunk);
                        });
                    }
                    for (int c = 0; c < chunks; c++) {
                        assertEquals(50, counts.get(c));
                    }
                }
            }
        }
    }

    @Test
    void aWorkerRunsOneChunkAtATime() {
        int threads = 4;
        AtomicIntegerArray inside = new AtomicIntegerArray(threads);
        try (Workers workers = new Workers(threads)) {
            workers.run(200, (chunk, worker) -> {
                assertEquals(1, inside.incrementAndGet(worker));
                Thread.onSpinWait();
                inside.decrementAndGet(worker);
            });
        }
    }

    @Test
    void resultsDoNotDependOnTheNumberOfThreads() {
        double[] one = chunkSums(1);
        assertArrayEquals(one, chunkSums(2));
        assertArrayEquals(one, chunkSums(5));
    }

    @Test
    void whatAChunkWroteIsSeenAfterTheRun() {
        int[] plain = new int[64];
        try (Workers workers = new Workers(3)) {
            for (int run = 1; run <= 2000; run++) {
                int value = run;
                workers.run(plain.length, (chunk, worker) -> plain[chunk] = value);
                for (int x : plain) {
                    assertEquals(run, x);
                }
            }
        }
    }

    @Test
    void parkedWorkersWakeUp() {
        AtomicIntegerArray counts = new AtomicIntegerArray(8);
        try (Workers workers = new Workers(3)) {
            for (int run = 0; run < 20; run++) {
                LockSupport.parkNanos(1_000_000);
                workers.run(8, (chunk, worker) -> {
                    LockSupport.parkNanos(20_000);
                    counts.incrementAndGet(chunk);
                });
            }
        }
        for (int c = 0; c < 8; c++) {
            assertEquals(20, counts.get(c));
        }
    }

    @Test
    void theExceptionOfTheLowestFailedChunkIsThrownAndTheWorkersGoOn() {
        try (Workers workers = new Workers(2)) {
            RuntimeException[] thrown = new RuntimeException[20];
            RuntimeException caught = assertThrows(
                    IllegalStateException.class,
                    () -> workers.run(20, (chunk, worker) -> {
                        if (chunk % 7 == 5) {
                            thrown[chunk] = new IllegalStateException("chunk " + chunk);
                            throw thrown[chunk];
                        }
                    }));
            assertSame(thrown[5], caught);
            int[] done = new int[4];
            workers.run(4, (chunk, worker) -> done[chunk] = 1);
            assertArrayEquals(new int[] {1, 1, 1, 1}, done);
        }
    }

    @Test
    void wrongUseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Workers(0));
        Workers workers = new Workers(1);
        assertThrows(
                IllegalStateException.class,
                () -> workers.run(1, (chunk, worker) -> workers.run(1, (inner, same) -> {})));
        workers.close();
        assertThrows(IllegalStateException.class, () -> workers.run(1, (chunk, worker) -> {}));
    }

    private static double[] chunkSums(int threads) {
        double[] sums = new double[31];
        try (Workers workers = new Workers(threads)) {
            workers.run(sums.length, (chunk, worker) -> {
                for (int i = 0; i < 1000; i++) {
                    sums[chunk] += Philox.uniform(1, chunk, i);
                }
            });
        }
        return sums;
    }
}
