package dev.fluxion.solver.cli;

import dev.fluxion.solver.Plan;
import dev.fluxion.solver.Progress;
import dev.fluxion.solver.SolveListener;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalDouble;

/** Shows a run: on a terminal one line that is rewritten, elsewhere a line now and then. All of it goes to standard error. */
final class ProgressDisplay implements SolveListener, AutoCloseable {
    private static final double TERMINAL_PERIOD = 0.1;
    private static final double LOG_PERIOD = 10;
    private static final String CLEAR = "\r\033[K";

    private final PrintWriter err;
    private final int columns;
    private final List<String> terms;
    private final OptionalDouble limit;
    private Progress last;
    private Progress shown;
    private boolean onScreen;
    private OptionalDouble error = OptionalDouble.empty();

    /** @param limit the wall-clock limit in seconds */
    ProgressDisplay(Session session, List<String> terms, OptionalDouble limit) {
        this.err = session.err();
        this.columns = session.columns();
        this.terms = terms;
        this.limit = limit;
    }

    private boolean terminal() {
        return columns > 0;
    }

    @Override
    public void planned(Plan plan) {
        plan.lines().forEach(err::println);
        err.flush();
    }

    @Override
    public void progress(Progress progress) {
        last = progress;
        if (progress.error().isPresent()) {
            error = progress.error();
        }
        boolean newStage = shown == null || !shown.stage().equals(progress.stage());
        double period = terminal() ? TERMINAL_PERIOD : LOG_PERIOD;
        if (newStage || progress.seconds() - shown.seconds() >= period) {
            show(progress);
        }
    }

    @Override
    public void notice(int step, String message) {
        if (terminal()) {
            err.print(CLEAR);
            onScreen = false;
        }
        err.println("step " + step + ": " + message);
        err.flush();
    }

    private void show(Progress progress) {
        shown = progress;
        OptionalDouble left = secondsLeft(progress);
        if (terminal()) {
            onScreen = true;
            err.print(CLEAR + ProgressLine.bar(progress, terms, error, left, columns - 1));
        } else {
            err.println(ProgressLine.plain(progress, terms, error, left));
        }
        err.flush();
    }

    private OptionalDouble secondsLeft(Progress p) {
        double bySteps =
                p.stepsPerSecond() > 0 ? (p.totalSteps() - p.step()) / p.stepsPerSecond() : Double.POSITIVE_INFINITY;
        double byClock = limit.isPresent() ? limit.getAsDouble() - p.seconds() : Double.POSITIVE_INFINITY;
        double left = Math.max(0, Math.min(bySteps, byClock));
        return Double.isInfinite(left) ? OptionalDouble.empty() : OptionalDouble.of(left);
    }

    /** Shows the last step, and leaves the terminal at the start of a line. */
    @Override
    public void close() {
        if (last != null && last != shown) {
            show(last);
        }
        if (onScreen) {
            err.println();
        }
        err.flush();
    }
}
