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
        double[][] values = new double[names.isEmpty() ? 0 : times.length][];
        for (int i = 0; i < values.length; i++) {
            values[i] = at(times[i], evolves, problem, model);
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

    private static double[] at(double time, boolean evolves, Problem problem, TrainedModel model) {
        double[] values = new double[problem.monitors().size()];
        for (int m = 0; m < values.length; m++) {
            Monitor monitor = problem.monitors().get(m);
            double[] integrals = monitor.integrals().stream()
                    .mapToDouble(integral -> integral(integral, time, evolves, problem, model))
                    .toArray();
            values[m] = Truth.values(monitor.value(), new double[][] {integrals})[0];
        }
        return values;
    }

    private static double integral(
            Monitor.Integral integral, double time, boolean evolves, Problem problem, TrainedModel model) {
        Quadrature rule = integral.rule();
        int space = rule.coordinates().length;
        double[][] points = new double[rule.weights().length][problem.dimension()];
        double[][] normals = new double[points.length][rule.normals().length];
        for (int p = 0; p < points.length; p++) {
            for (int d = 0; d < space; d++) {
                points[p][d] = rule.coordinates()[d][p];
            }
            if (evolves) {
                points[p][space] = time;
            }
            for (int d = 0; d < normals[p].length; d++) {
                normals[p][d] = rule.normals()[d][p];
            }
        }
        double[][] rows = model.evaluate(List.of(integral.integrand()), points, normals);
        double sum = 0;
        for (int p = 0; p < points.length; p++) {
            sum += rule.weights()[p] * rows[p][0];
        }
        return integral.factor() * sum;
    }
}
