package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import java.util.List;

/**
 * What a method must remember to go on with the same bits: numbers and arrays in an order that only the method knows. The arrays are the
 * method's own, to be written before it goes on.
 */
record MethodState(double[] numbers, List<Buffer> arrays) {}
