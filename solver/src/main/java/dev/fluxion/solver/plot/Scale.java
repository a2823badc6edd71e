package dev.fluxion.solver.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis: which numbers it spans and where its ticks are.
 *
 * @param lower the left or bottom end
 * @param upper the other end, greater
 * @param logarithmic whether equal factors have equal lengths; both ends are then positive
 */
record Scale(double lower, double upper, boolean logarithmic) {
    /** Larger numbers are left out, so that no length of an axis overflows. */
    private static final double LARGEST = 1e300;

    /** A tick and its label. */
    record Tick(double value, String label) {}

    Scale {
        if (!(lower < upper) || logarithmic && !(lower > 0)) {
            throw new IllegalArgumentException("an axis from " + lower + " to " + upper);
        }
    }

    /** A linear axis over exactly [lower, upper]. */
    static Scale linear(double lower, double upper) {
        return new Scale(lower, upper, false);
    }

    /** The linear axis that holds all values; an interval about a constant, [0, 1] if there are none. */
    static Scale around(Iterable<double[]> series) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] values : series) {
            for (double v : values) {
                if (Math.abs(v) < LARGEST) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
        }
        if (low > high) {
            return linear(0, 1);
        }
        double least = 1e-12 * Math.max(Math.abs(low), Math.abs(high));
        if (high - low <= least) {
            double half = low == 0 ? 1 : Math.abs(low);
            return linear(low - half, low + half);
        }
        return linear(low, high);
    }

    /** The logarithmic axis of whole decades that holds all positive finite values. */
    static Scale decades(Iterable<double[]> series) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (double[] values : series) {
            for (double v : values) {
                if (v > 0 && Double.isFinite(v)) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
        }
        if (low > high) {
            return new Scale(1e-1, 1, true);
        }
        double from = Math.max(-307, Math.floor(Math.log10(low)));
        double to = Math.max(from + 1, Math.ceil(Math.log10(high)));
        return new Scale(Math.pow(10, from), Math.pow(10, to), true);
    }

    /** The same axis with a twentieth of its length added at both ends. */
    Scale padded() {
        double pad = 0.05 * (upper - lower);
        return new Scale(lower - pad, upper + pad, false);
    }

    /** 0 at the lower end, 1 at the upper; NaN for numbers that a logarithmic axis cannot show. */
    double position(double value) {
        return logarithmic
                ? (value > 0 ? Math.log10(value / lower) / Math.log10(upper / lower) : Double.NaN)
                : (value - lower) / (upper - lower);
    }

    /** About {@code wanted} ticks at round numbers. */
    List<Tick> ticks(int wanted) {
        return logarithmic ? powers(wanted) : multiples(wanted);
    }

    private List<Tick> multiples(int wanted) {
        double raw = (upper - lower) / wanted;
        int exponent = (int) Math.floor(Math.log10(raw));
        double mantissa = raw / Math.pow(10, exponent);
        int digit = mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : mantissa < 7.5 ? 5 : 10;
        BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
        double size = step.doubleValue();
        List<Tick> ticks = new ArrayList<>();
        double slack = 1e-9 * (upper - lower);
        for (double k = Math.ceil((lower - slack) / size); k * size <= upper + slack; k++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf((long) k));
            ticks.add(new Tick(value.doubleValue(), label(value)));
        }
        return ticks;
    }

    private List<Tick> powers(int wanted) {
        int from = (int) Math.ceil(Math.log10(lower) - 1e-9);
        int to = (int) Math.floor(Math.log10(upper) + 1e-9);
        int stride = Math.max(1, (to - from + wanted - 1) / wanted);
        List<Tick> ticks = new ArrayList<>();
        for (int e = from; e <= to; e += stride) {
            ticks.add(new Tick(Math.pow(10, e), "1e" + e));
        }
        return ticks;
    }

    /** Plain digits for everyday sizes, an exponent otherwise. */
    static String label(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = value.stripTrailingZeros();
        int magnitude = stripped.precision() - stripped.scale() - 1;
        if (magnitude >= -4 && magnitude <= 5) {
            return stripped.toPlainString().replace('-', '\u2212');
        }
        BigDecimal mantissa = stripped.scaleByPowerOfTen(-magnitude);
        return (mantissa.toPlainString() + "e" + magnitude).replace('-', '\u2212');
    }
}
