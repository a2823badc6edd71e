package dev.fluxion.autodiff.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DecimalTest {
    @Test
    void wholeNumbersStayAndZerosAtTheEndGo() {
        assertEquals("0", Decimal.significant(0, 6));
        assertEquals("-12", Decimal.significant(-12, 6));
        assertEquals("123456789", Decimal.significant(123456789, 6));
        assertEquals("0.5", Decimal.significant(0.5, 6));
        assertEquals("3.14159", Decimal.significant(Math.PI, 6));
        assertEquals("3.1415927", Decimal.significant(Math.PI, 8));
        assertEquals("1e+12", Decimal.significant(1e12, 6));
        assertEquals("1.5e-07", Decimal.significant(1.5e-7, 6));
    }

    @Test
    void whatIsNoNumberKeepsItsName() {
        assertEquals("NaN", Decimal.significant(Double.NaN, 6));
        assertEquals("Infinity", Decimal.significant(Double.POSITIVE_INFINITY, 6));
    }
}
