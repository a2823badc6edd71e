package dev.fluxion.autodiff.tile;

import dev.fluxion.autodiff.custom.CustomOp;

/** √(1 + a² + 2b²): an operator of two arguments whose partial derivatives are operators again, to any order in a. */
record Hypotenuse() implements CustomOp {
    @Override
    public String name() {
        return "hypotenuse";
    }

    @Override
    public int arity() {
        return 2;
    }

    private static double root(double a, double b) {
        return Math.sqrt(1 + a * a + 2 * b * b);
    }

    @Override
    public void value(double[][] arguments, double[] result, int n) {
        for (int p = 0; p < n; p++) {
            result[p] = root(arguments[0][p], arguments[1][p]);
        }
    }

    @Override
    public CustomOp partial(int argument) {
        return new Slope(argument);
    }

    /** (1 or 2)·(a or b)/√(1 + a² + 2b²). */
    record Slope(int argument) implements CustomOp {
        @Override
        public String name() {
            return "hypotenuse_" + argument;
        }

        @Override
        public int arity() {
            return 2;
        }

        @Override
        public void value(double[][] arguments, double[] result, int n) {
            for (int p = 0; p < n; p++) {
                double root = root(arguments[0][p], arguments[1][p]);
                result[p] = (1 + argument) * arguments[argument][p] / root;
            }
        }

        @Override
        public CustomOp partial(int other) {
            return new Curvature(argument, other);
        }
    }

    /** ∂²/∂(first)∂(second) of the hypotenuse. */
    record Curvature(int first, int second) implements CustomOp {
        @Override
        public String name() {
            return "hypotenuse_" + first + second;
        }

        @Override
        public int arity() {
            return 2;
        }

        @Override
        public void value(double[][] arguments, double[] result, int n) {
            for (int p = 0; p < n; p++) {
                double root = root(arguments[0][p], arguments[1][p]);
                double product = (1 + first) * arguments[first][p] * (1 + second) * arguments[second][p];
                result[p] = (first == second ? 1 + first : 0) / root - product / (root * root * root);
            }
        }

        @Override
        public CustomOp partial(int argument) {
            throw new UnsupportedOperationException("third derivatives of the hypotenuse are not needed");
        }
    }
}
