package dev.fluxion.stablegrad.optimizer;

import dev.fluxion.stablegrad.pass.Doubles;

/**
 * A search along p for a step that satisfies the strong Wolfe conditions (Nocedal and Wright 2006, algorithms 3.5 and 3.6, with safeguarded
 * cubic interpolation):
 *
 * <pre>
 *   f(x + αp) ≤ f(x) + c₁ α pᵀg      and      |pᵀg(x + αp)| ≤ c₂ |pᵀg|,      c₁ = 1e-4, c₂ = 0.9
 * </pre>
 *
 * Where the predicted decrease drowns in the rounding of f, the first is replaced by f(x + αp) ≤ f(x) + δ (the approximate Wolfe
 * condition of Hager and Zhang 2005), which leaves the decision
 * to the slopes. A value that is not finite counts as +∞.
 */
public final class LineSearch {
    private static final double C1 = 1e-4;
    private static final double C2 = 0.9;
    private static final int EXPANSIONS = 20;
    private static final int REFINEMENTS = 30;

    /** How a search ended. */
    public enum Status {
        /** Both conditions hold. */
        WOLFE,
        /** The value decreased, but no step satisfied both conditions within the evaluations allowed. */
        DECREASED,
        /** No decrease was found. */
        FAILED
    }

    /** A trial: step, value, slope. */
    private record Trial(double step, double value, double slope) {}

    private final SmoothFunction function;
    private final double roundingFactor;
    private double[] x;
    private double[] gradient;
    private double[] bestX;
    private double[] bestGradient;
    private Trial best;
    private Trial start;
    private double rounding;
    private double[] origin;
    private double[] direction;
    private double lastStep;
    private int evaluations;
    private boolean flat;

    /** @param epsilon relative rounding of one value of the function */
    public LineSearch(SmoothFunction function, int n, double epsilon) {
        this.function = function;
        this.roundingFactor = 64 * epsilon;
        this.x = new double[n];
        this.gradient = new double[n];
        this.bestX = new double[n];
        this.bestGradient = new double[n];
    }

    /**
     * Searches from {@code origin}, where the value is {@code value} and the slope along {@code direction} is {@code slope} &lt; 0.
     *
     * @param origin Not modified.
     * @param direction Not modified.
     * @param firstStep tried first
     */
    public Status search(double[] origin, double[] direction, double value, double slope, double firstStep) {
        this.origin = origin;
        this.direction = direction;
        start = new Trial(0, value, slope);
        best = start;
        rounding = roundingFactor * Math.abs(value);
        evaluations = 0;
        flat = true;
        Trial accepted = bracket(firstStep);
        if (accepted != null) {
            if (best != accepted) {
                keepLast(accepted);
            }
            return Status.WOLFE;
        }
        return best == start ? Status.FAILED : Status.DECREASED;
    }

    /** The step found. */
    public double step() {
        return best.step;
    }

    /** The value there. */
    public double value() {
        return best.value;
    }

    /** The point there; valid until the next search. */
    public double[] x() {
        return bestX;
    }

    /** The gradient there; valid until the next search. */
    public double[] gradient() {
        return bestGradient;
    }

    /** Whether the function was last evaluated at the point found. */
    public boolean foundLast() {
        return best.step == lastStep;
    }

    /** Whether no value seen in the last search differed from the first by more than rounding. */
    public boolean flat() {
        return flat;
    }

    /** Evaluations of the last search. */
    public int evaluations() {
        return evaluations;
    }

    /** Algorithm 3.5: doubles the step until an interval holds an acceptable one; null if none is found. */
    private Trial bracket(double firstStep) {
        Trial previous = start;
        double step = firstStep;
        for (int i = 0; i < EXPANSIONS; i++) {
            Trial trial = evaluate(step);
            if (tooHigh(trial) || i > 0 && higher(trial, previous)) {
                return zoom(previous, trial);
            }
            if (flatEnough(trial)) {
                return trial;
            }
            if (trial.slope >= 0) {
                return zoom(trial, previous);
            }
            double guess = minimum(previous, trial);
            previous = trial;
            step = guess > 2 * step ? Math.min(guess, 10 * step) : 2 * step;
        }
        return null;
    }

    /** Algorithm 3.6: shrinks the interval whose end {@code low} has the lower value and a slope that points inside. */
    private Trial zoom(Trial low, Trial high) {
        for (int i = 0; i < REFINEMENTS; i++) {
            double width = high.step - low.step;
            if (Math.abs(width) <= 1e-16 * Math.abs(high.step)) {
                return null;
            }
            Trial trial = evaluate(inside(low, high, width));
            if (tooHigh(trial) || higher(trial, low)) {
                high = trial;
                continue;
            }
            if (flatEnough(trial)) {
                return trial;
            }
            if (trial.slope * width >= 0) {
                high = low;
            }
            low = trial;
        }
        return null;
    }

    /** The interpolated minimum, kept a tenth of the width away from the ends; a fixed fraction if the far end is not finite. */
    private double inside(Trial low, Trial high, double width) {
        if (!Double.isFinite(high.value)) {
            return low.step + 0.2 * width;
        }
        double guess = minimum(low, high);
        double fraction = (guess - low.step) / width;
        return low.step + width * (Double.isNaN(fraction) ? 0.5 : Math.clamp(fraction, 0.1, 0.9));
    }

    /**
     * Minimum of the cubic through two values and slopes (equation 3.59), or where their difference is rounding, the zero of the line
     * through the slopes; NaN if there is none.
     */
    private double minimum(Trial a, Trial b) {
        if (Math.abs(a.value - b.value) <= rounding) {
            return b.step - (b.step - a.step) * b.slope / (b.slope - a.slope);
        }
        double d1 = a.slope + b.slope - 3 * (a.value - b.value) / (a.step - b.step);
        double d2 = Math.copySign(Math.sqrt(d1 * d1 - a.slope * b.slope), b.step - a.step);
        return b.step - (b.step - a.step) * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
    }

    /** Makes the last evaluation the result; the arrays change roles. */
    private void keepLast(Trial last) {
        best = last;
        double[] swap = bestX;
        bestX = x;
        x = swap;
        swap = bestGradient;
        bestGradient = gradient;
        gradient = swap;
    }

    private boolean tooHigh(Trial trial) {
        double limit = drowned(trial) ? rounding : C1 * trial.step * start.slope;
        return !(trial.value <= start.value + limit);
    }

    private boolean higher(Trial trial, Trial than) {
        return trial.value > than.value + (drowned(trial) ? rounding : 0);
    }

    private boolean flatEnough(Trial trial) {
        return Math.abs(trial.slope) <= -C2 * start.slope;
    }

    /** Whether the decrease that the slope predicts is not large against the rounding of a value. */
    private boolean drowned(Trial trial) {
        return -trial.step * start.slope < 10 * rounding;
    }

    private Trial evaluate(double step) {
        Doubles.combine(origin, step, direction, x);
        double value = function.evaluate(x, gradient);
        evaluations++;
        lastStep = step;
        flat &= Math.abs(value - start.value) <= rounding;
        double slope = Doubles.dot(gradient, direction);
        if (!Double.isFinite(value) || !Double.isFinite(slope)) {
            return new Trial(step, Double.POSITIVE_INFINITY, Double.NaN);
        }
        Trial trial = new Trial(step, value, slope);
        if (value < best.value) {
            keepLast(trial);
        }
        return trial;
    }
}
