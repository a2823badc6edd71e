package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import java.util.List;

/** What a method must remember to go on with the same bits: numbers and arrays in an order that only the method knows. */
record MethodState(double[] numbers, List<Buffer> arrays) {}
