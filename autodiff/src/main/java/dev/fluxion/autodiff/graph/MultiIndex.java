package dev.fluxion.autodiff.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A derivative multi-index α: {@code orders.get(i)} is the order of differentiation in coordinate i. */
public record MultiIndex(List<Integer> orders) implements Comparable<MultiIndex> {
    public MultiIndex {
        orders = List.copyOf(orders);
        if (orders.stream().anyMatch(o -> o < 0)) {
            throw new IllegalArgumentException("orders of differentiation must be >= 0, found " + orders);
        }
    }

    /** The index of the value itself in {@code dimension} coordinates. */
    public static MultiIndex zero(int dimension) {
        return new MultiIndex(Collections.nCopies(dimension, 0));
    }

    /** The index of the first derivative in one coordinate. */
    public static MultiIndex unit(int dimension, int coordinate) {
        List<Integer> orders = new ArrayList<>(Collections.nCopies(dimension, 0));
        orders.set(coordinate, 1);
        return new MultiIndex(orders);
    }

    /** α + β, of the same dimension. */
    public MultiIndex plus(MultiIndex other) {
        if (other.dimension() != dimension()) {
            throw new IllegalArgumentException("cannot add multi-indices " + orders + " and " + other.orders);
        }
        List<Integer> sum = new ArrayList<>(orders);
        for (int i = 0; i < sum.size(); i++) {
            sum.set(i, sum.get(i) + other.get(i));
        }
        return new MultiIndex(sum);
    }

    /** This index with one order less in {@code coordinate}, which must be positive. */
    public MultiIndex minusUnit(int coordinate) {
        List<Integer> less = new ArrayList<>(orders);
        less.set(coordinate, less.get(coordinate) - 1);
        return new MultiIndex(less);
    }

    public int get(int coordinate) {
        return orders.get(coordinate);
    }

    public int dimension() {
        return orders.size();
    }

    /** |α|, the total order of differentiation. */
    public int total() {
        int total = 0;
        for (int order : orders) {
            total += order;
        }
        return total;
    }

    /** α! = Π αᵢ!. */
    public double factorial() {
        double product = 1;
        for (int order : orders) {
            for (int k = 2; k <= order; k++) {
                product *= k;
            }
        }
        return product;
    }

    /** Lower total order first, then earlier coordinates first. */
    @Override
    public int compareTo(MultiIndex other) {
        int byTotal = Integer.compare(total(), other.total());
        for (int i = 0; byTotal == 0 && i < orders.size(); i++) {
            byTotal = Integer.compare(other.get(i), get(i));
        }
        return byTotal;
    }
}
