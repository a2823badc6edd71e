package dev.fluxion.autodiff.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CustomOpsTest {
    private static CustomOp named(String name) {
        return new GridInterpolation(name, new double[][] {{0, 1}}, new double[] {0, 1});
    }

    @Test
    void operatorsComeByNameAndTwoOfOneNameAreRefusedWithBothClasses() {
        List<String> names = CustomOps.distinct(List.of(named("b"), named("a"))).stream()
                .map(CustomOp::name)
                .toList();
        assertEquals(List.of("a", "b"), names);
        Exception refused = assertThrows(
                ProviderException.class, () -> CustomOps.distinct(List.of(named("a"), named("b"), named("a"))));
        assertTrue(refused.getMessage().startsWith("two operators are called a: " + GridInterpolation.class.getName()));
    }

    /** Takes square roots of positive numbers only and has no derivative. */
    private record Root(String name) implements CustomOp {
        @Override
        public int arity() {
            return 1;
        }

        @Override
        public void value(double[][] arguments, double[] result, int n) {
            if (arguments[0][0] < 0) {
                throw new ArithmeticException("root of " + arguments[0][0]);
            }
            result[0] = Math.sqrt(arguments[0][0]);
        }

        @Override
        public CustomOp partial(int argument) {
            return null;
        }

        @Override
        public void adjoint(double[][] arguments, double[] resultAdjoint, double[][] argumentAdjoints, int n) {
            throw new UnsupportedOperationException("no adjoint");
        }
    }

    private static String refusal(Executable call) {
        return assertThrows(ProviderException.class, call).getMessage();
    }

    @Test
    void mistakesOfAnOperatorAreReportedAsItsOwn() {
        CustomOp root = CustomOps.distinct(List.of(new Root("root"))).getFirst();
        assertEquals(3, root.valueAt(9));
        String of = " of " + Root.class.getName();
        assertEquals(
                "operator root: value" + of + " threw java.lang.ArithmeticException: root of -1.0",
                refusal(() -> root.valueAt(-1)));
        assertEquals(
                "operator root: partial" + of + " has no derivative with respect to argument 1",
                refusal(() -> root.partial(0)));
        double[][] rows = {{1}};
        assertEquals(
                "operator root: adjoint" + of + " threw java.lang.UnsupportedOperationException: no adjoint",
                refusal(() -> root.adjoint(rows, rows[0], rows, 1)));
        assertEquals(
                "the operator " + Root.class.getName() + " has no name",
                refusal(() -> CustomOps.distinct(List.of(new Root(null)))));
    }

    @Test
    void equalOperatorsStayEqualAndSoDoTheirDerivatives() {
        CustomOp first = CustomOps.distinct(List.of(new Exponential())).getFirst();
        CustomOp second = CustomOps.distinct(List.of(new Exponential())).getFirst();
        assertEquals(first, second);
        assertEquals(first.partial(0), second.partial(0));
    }

    /** exp, its own derivative. */
    private record Exponential() implements CustomOp {
        @Override
        public String name() {
            return "exponential";
        }

        @Override
        public int arity() {
            return 1;
        }

        @Override
        public void value(double[][] arguments, double[] result, int n) {
            result[0] = Math.exp(arguments[0][0]);
        }

        @Override
        public CustomOp partial(int argument) {
            return this;
        }
    }
}
