package dev.fluxion.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.autodiff.custom.CustomOp;
import dev.fluxion.autodiff.custom.CustomOps;
import dev.fluxion.autodiff.custom.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFunctionTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1e-3, 0.001128378790969236",
        "0.5, 0.5204998778130465",
        "1, 0.8427007929497149",
        "2.5, 0.999593047982555",
        "2.6, 0.9997639655834707",
        "4, 0.9999999845827421",
        "9, 1"
    })
    void tabulatedValuesAreMetOnBothSides(double x, double expected) {
        assertEquals(expected, ErrorFunction.erf(x), 2e-16 + 2e-15 * expected);
        assertEquals(-expected, ErrorFunction.erf(-x), 2e-16 + 2e-15 * expected);
    }

    @Test
    void derivativesOfEveryOrderPassTheGradientCheck() {
        CustomOp op = new ErrorFunction();
        for (int order = 0; order < 5; order++) {
            GradientCheck.check(op, new double[][] {{-3.1}, {-0.7}, {0}, {0.2}, {1.3}, {2.5}});
            op = op.partial(0);
        }
    }

    @Test
    void theModuleProvidesItByName() {
        assertEquals(ErrorFunction.erf(0.3), CustomOps.find("erf").orElseThrow().valueAt(0.3));
    }

    @Test
    void onlyOneArgumentHasADerivative() {
        assertThrows(IndexOutOfBoundsException.class, () -> new ErrorFunction().partial(1));
    }
}
