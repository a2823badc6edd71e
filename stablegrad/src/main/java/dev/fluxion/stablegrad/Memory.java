package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What a method or a listener must remember, if a run is to go on with the same bits: numbers and arrays in an order that only their owner
 * knows. The arrays are the owner's own, to be written before it goes on.
 */
public record Memory(double[] numbers, List<Buffer> arrays) {
    /** Of one that has nothing to remember. */
    public static final Memory NOTHING = new Memory(new double[0], List.of());

    /** That of an owner with parts. */
    public static Memory of(List<Memory> parts) {
        DoubleStream sizes = parts.stream().flatMapToDouble(p -> DoubleStream.of(p.numbers.length, p.arrays.size()));
        DoubleStream numbers = parts.stream().flatMapToDouble(p -> DoubleStream.of(p.numbers));
        return new Memory(
                DoubleStream.concat(DoubleStream.of(parts.size()), DoubleStream.concat(sizes, numbers))
                        .toArray(),
                parts.stream().flatMap(p -> p.arrays.stream()).toList());
    }

    /** The parts that {@link #of} put together. */
    public List<Memory> parts() {
        int count = (int) numbers[0];
        int number = 1 + 2 * count;
        int array = 0;
        List<Memory> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int afterNumbers = number + (int) numbers[1 + 2 * i];
            int afterArrays = array + (int) numbers[2 + 2 * i];
            parts.add(
                    new Memory(Arrays.copyOfRange(numbers, number, afterNumbers), arrays.subList(array, afterArrays)));
            number = afterNumbers;
            array = afterArrays;
        }
        return parts;
    }
}
