package dev.fluxion.kernels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The products of channels that occur in the terms of {@link JetRules}, each as one factor more than a shorter one, so that every product is computed
 * once. The first products are the channels themselves, by their numbers; product 0, which is that of the value, is none.
 */
final class Monomials {
    private final int channels;
    private final List<int[]> products = new ArrayList<>();
    private final Map<List<Integer>, Integer> numbers = new HashMap<>();

    Monomials(int channels) {
        this.channels = channels;
    }

    /** The number of a product; it and what it is made of are added where they are new. */
    int number(List<Integer> factors) {
        if (factors.size() == 1) {
            return factors.getFirst();
        }
        List<Integer> sorted = factors.stream().sorted().toList();
        Integer known = numbers.get(sorted);
        if (known == null) {
            int rest = number(sorted.subList(0, sorted.size() - 1));
            known = channels + products.size();
            products.add(new int[] {rest, sorted.getLast()});
            numbers.put(sorted, known);
        }
        return known;
    }

    /** By the number less that of channels: the product that is multiplied, which has a smaller number. */
    int[] shorter() {
        return products.stream().mapToInt(p -> p[0]).toArray();
    }

    /** By the number less that of channels: the channel it is multiplied by. */
    int[] factor() {
        return products.stream().mapToInt(p -> p[1]).toArray();
    }
}
