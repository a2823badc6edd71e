package dev.fluxion.solver.cli;

import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.report.IoMessages;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads problem files. */
final class SourceReader {
    /** Longer files are not problems but mistakes. */
    private static final long LARGEST = 2L << 20;

    private SourceReader() {}

    /**
     * The text of a file.
     *
     * @throws SolveException if there is no such text
     */
    static String read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new SolveException(file + " is a folder, not a problem file");
            }
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new SolveException(file + " has " + size + " bytes; a problem file has at most " + LARGEST
                        + " (keep tables in CSV files and name them with `reference`)");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            if (text.indexOf('\0') >= 0) {
                throw new SolveException(file + " is not a text file");
            }
            return text;
        } catch (NoSuchFileException e) {
            throw new SolveException("cannot open " + file + ": no such file");
        } catch (CharacterCodingException e) {
            throw new SolveException(file + " is not UTF-8 text");
        } catch (IOException e) {
            throw new SolveException(IoMessages.cannot("open", file, e));
        }
    }
}
