package dev.fluxion.autodiff.custom;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
    /** a²·sin b with partial derivatives to choose, so that wrong ones can be told apart from right ones. */
    private record Op(DoubleBinaryOperator f, DoubleBinaryOperator byFirst, DoubleBinaryOperator bySecond)
            implements CustomOp {
        @Override
        public String name() {
            return "squareSine";
        }

        @Override
        public int arity() {
            return 2;
        }

        @Override
        public void value(double[][] arguments, double[] result, int n) {
            for (int p = 0; p < n; p++) {
                result[p] = f.applyAsDouble(arguments[0][p], arguments[1][p]);
            }
        }

        @Override
        public CustomOp partial(int argument) {
            DoubleBinaryOperator slope = argument == 0 ? byFirst : bySecond;
            return new Op(slope, (a, b) -> Double.NaN, (a, b) -> Double.NaN);
        }
    }

    private static final double[][] POINTS = {{0.5, 1}, {-2, 0.1}, {100, -3}};
    private static final DoubleBinaryOperator VALUE = (a, b) -> a * a * Math.sin(b);
    private static final DoubleBinaryOperator BY_FIRST = (a, b) -> 2 * a * Math.sin(b);
    private static final DoubleBinaryOperator BY_SECOND = (a, b) -> a * a * Math.cos(b);

    @Test
    void rightDerivativesPass() {
        assertDoesNotThrow(() -> GradientCheck.check(new Op(VALUE, BY_FIRST, BY_SECOND), POINTS));
    }

    @Test
    void aWrongPartialIsNamedWithPointAndNumbers() {
        Op wrong = new Op(VALUE, BY_FIRST, (a, b) -> -a * a * Math.cos(b));
        String message = assertThrows(IllegalArgumentException.class, () -> GradientCheck.check(wrong, POINTS))
                .getMessage();
        assertTrue(
                message.startsWith("operator squareSine: partial with respect to argument 2 at [0.5, 1.0] is -0.135"),
                message);
        assertTrue(message.contains("central differences give 0.135"), message);
    }

    @Test
    void slightlyWrongAndUndefinedDerivativesFail() {
        Op slightly = new Op(VALUE, (a, b) -> BY_FIRST.applyAsDouble(a, b) * (1 + 1e-5), BY_SECOND);
        assertThrows(IllegalArgumentException.class, () -> GradientCheck.check(slightly, POINTS[2]));
        Op undefined = new Op(VALUE, (a, b) -> Double.NaN, BY_SECOND);
        assertThrows(IllegalArgumentException.class, () -> GradientCheck.check(undefined, POINTS));
    }

    @Test
    void aWrongAdjointBesideRightPartialsIsFound() {
        CustomOp right = new Op(VALUE, BY_FIRST, BY_SECOND);
        CustomOp overwriting = new CustomOp() {
            @Override
            public String name() {
                return "overwriting";
            }

            @Override
            public int arity() {
                return 2;
            }

            @Override
            public void value(double[][] arguments, double[] result, int n) {
                right.value(arguments, result, n);
            }

            @Override
            public CustomOp partial(int argument) {
                return right.partial(argument);
            }

            @Override
            public void adjoint(double[][] arguments, double[] resultAdjoint, double[][] argumentAdjoints, int n) {
                for (int i = 0; i < 2; i++) {
                    partial(i).value(arguments, argumentAdjoints[i], n);
                }
            }
        };
        String message = assertThrows(IllegalArgumentException.class, () -> GradientCheck.check(overwriting, POINTS))
                .getMessage();
        assertTrue(message.startsWith("operator overwriting: adjoint with respect to argument 1"), message);
    }

    @Test
    void pointsHaveOneNumberPerArgument() {
        Op op = new Op(VALUE, BY_FIRST, BY_SECOND);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> GradientCheck.check(op, new double[] {1, 2, 3}))
                .getMessage();
        assertEquals("squareSine takes 2 arguments, a point has 3", message);
        assertThrows(IllegalArgumentException.class, () -> GradientCheck.check(op));
    }

    @Test
    void theDefaultAdjointAccumulates() {
        CustomOp op = new Op(VALUE, BY_FIRST, BY_SECOND);
        double[][] adjoints = {{10, 20}, {30, 40}};
        op.adjoint(new double[][] {{1, 2}, {0.5, 0.25}}, new double[] {3, -1}, adjoints, 2);
        assertEquals(10 + 3 * 2 * Math.sin(0.5), adjoints[0][0], 1e-15);
        assertEquals(40 - 4 * Math.cos(0.25), adjoints[1][1], 1e-15);
    }

    @Test
    void unknownOperatorsAreNotFound() {
        assertTrue(CustomOps.find("no such operator").isEmpty());
    }
}
