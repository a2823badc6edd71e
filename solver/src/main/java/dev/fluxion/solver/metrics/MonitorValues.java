package dev.fluxion.solver.metrics;

import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Monitor;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Quadrature;
import dev.fluxion.solver.TrainedModel;
import java.util.Arrays;
import java.util.List;

/**
 * What the monitors of a problem come to.
 *
 * @param names one each
 * @param times the times of the rows; one row, at time 0, where the numbers do not depend on time
 * @param values {@code [time][monitor]}
 */
public record MonitorValues(List<String> names, double[] times, double[][] values) {
    private static final int TIMES = 101;

    /** Of a trained model; at 101 times where the problem has space and time. */
    public static MonitorValues of(Problem problem, TrainedModel model) {
        List<String> names = problem.monitors().stream().map(Monitor::name).toList();
        boolean evolves = problem.timeAxis().isPresent() && !problem.spaceAxes().isEmpty();
        double[] times = evolves ? times(problem.timeAxis().get()) : new double[1];
        double[][] values = new double[names.isEmpty() ? 0 : times.length][names.size()];
        for (int m = 0; m < names.size(); m++) {
            Monitor monitor = problem.monitors().get(m);
            double[][] integrals = new double[times.length][monitor.integrals().size()];
            for (int k = 0; k < monitor.integrals().size(); k++) {
                double[] row = integral(monitor.integrals().get(k), times, evolves, problem, model);
                for (int i = 0; i < times.length; i++) {
                    integrals[i][k] = row[i];
                }
            }
            double[] row = Truth.values(monitor.value(), integrals);
            for (int i = 0; i < times.length; i++) {
                values[i][m] = row[i];
            }
        }
        return new MonitorValues(names, times, values);
    }

    /** The values at the end of time; none without monitors. */
    public double[] last() {
        return values.length == 0 ? new double[0] : values[values.length - 1].clone();
    }

    /** Whether there is more than one row. */
    public boolean evolves() {
        return values.length > 1;
    }

    private static double[] times(Axis time) {
        double[] times = new double[TIMES];
        Arrays.setAll(times, i -> time.lower() + time.length() * i / (TIMES - 1));
        times[TIMES - 1] = time.upper();
        return times;
    }

    /** The values of an integral at all times, from one evaluation of the model. */
    private static double[] integral(
            Monitor.Integral integral, double[] times, boolean evolves, Problem problem, TrainedModel model) {
        Quadrature rule = integral.rule();
        int count = rule.weights().length;
        int space = rule.coordinates().length;
        double[][] points = new double[times.length * count][problem.dimension()];
        double[][] normals = new double[points.length][rule.normals().length];
        for (int i = 0; i < points.length; i++) {
            int p = i % count;
            for (int d = 0; d < space; d++) {
                points[i][d] = rule.coordinates()[d][p];
            }
            if (evolves) {
                points[i][space] = times[i / count];
            }
            for (int d = 0; d < normals[i].length; d++) {
                normals[i][d] = rule.normals()[d][p];
            }
        }
        double[][] rows = model.evaluate(List.of(integral.integrand()), points, normals);
        double[] sums = new double[times.length];
        for (int i = 0; i < points.length; i++) {
            sums[i / count] += rule.weights()[i % count] * rows[i][0];
        }
        return Arrays.stream(sums).map(sum -> integral.factor() * sum).toArray();
    }
}
