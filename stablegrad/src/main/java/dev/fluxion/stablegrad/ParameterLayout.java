package dev.fluxion.stablegrad;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The blocks of a flat parameter buffer, in order and without gaps. */
public record ParameterLayout(List<Block> blocks) {
    public ParameterLayout {
        blocks = List.copyOf(blocks);
        int expected = 0;
        Set<String> names = new HashSet<>();
        for (Block block : blocks) {
            if (block.offset() != expected) {
                throw new IllegalArgumentException(
                        "block " + block.name() + " starts at " + block.offset() + ", not at " + expected);
            }
            if (!names.add(block.name())) {
                throw new IllegalArgumentException("two blocks are named " + block.name());
            }
            expected = Math.addExact(expected, block.length());
        }
    }

    /** Number of parameters. */
    public int length() {
        return blocks.isEmpty() ? 0 : blocks.getLast().end();
    }

    /** The block that holds element {@code index}. */
    public Block blockOf(int index) {
        for (Block block : blocks) {
            if (index >= block.offset() && index < block.end()) {
                return block;
            }
        }
        throw new IllegalArgumentException("no block holds element " + index + " of " + length());
    }
}
