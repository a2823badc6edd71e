package dev.fluxion.solver.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/**
 * Lets a training end in good order when the process is asked to end (Ctrl-C, {@code kill}): the JVM's shutdown waits until the results
 * are written and then ends with their exit status. While nothing is being trained the process ends at once.
 */
final class StopSignal implements BooleanSupplier {
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean training;
    private volatile boolean requested;
    private volatile int status;

    /** Asks to be told when the process is asked to end. */
    void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "fluxion-stop"));
    }

    private void shutDown() {
        if (!training || finished.getCount() == 0) {
            return;
        }
        requested = true;
        try {
            finished.await();
            Runtime.getRuntime().halt(status);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on there is something worth waiting for. */
    void trainingBegins() {
        training = true;
    }

    /** Everything is written; the process may end with this status. */
    void finished(int exitStatus) {
        status = exitStatus;
        finished.countDown();
    }

    /** Whether the training should end after its current step. */
    @Override
    public boolean getAsBoolean() {
        return requested;
    }
}
