package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Expression.Text;
import dev.fluxion.dsl.syntax.Spelling;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the files that a problem names can be opened and have the columns it needs; the values are read by the solver. */
final class DataFiles {
    private static final int LONGEST_HEADER = 1 << 20;

    private DataFiles() {}

    /** The path of a file that a problem names. */
    static Path resolve(Text text, Scope scope) {
        try {
            return scope.directory().resolve(text.value());
        } catch (InvalidPathException e) {
            throw new Mistake(Code.E0701.at(text.span(), text.value()).label("this is not the name of a file"));
        }
    }

    /**
     * What is wrong with a file.
     *
     * @param columns the header of every column that is wanted, by name
     * @param spans where the problem says so, by name
     */
    static List<Diagnostic> check(Text text, Path file, Map<String, String> columns, Map<String, Span> spans) {
        String name = text.value();
        Span place = text.span();
        Optional<Diagnostic> unreadable = unreadable(name, place, file);
        if (unreadable.isPresent()) {
            return List.of(unreadable.get());
        }
        List<String> header;
        try {
            header = header(file);
        } catch (CharacterCodingException e) {
            return List.of(Code.E0701.at(place, name).label("it is not UTF-8 text"));
        } catch (IOException e) {
            return List.of(Code.E0701.at(place, name).label("reading it failed: " + e.getMessage()));
        }
        List<Diagnostic> found = new ArrayList<>();
        columns.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(column -> {
            if (!header.contains(column.getValue())) {
                Span span = spans.getOrDefault(column.getKey(), place);
                String known = header.isEmpty() ? "the file is empty" : "columns are: " + String.join(", ", header);
                found.add(Code.E0702
                        .at(span, name, column.getValue())
                        .label(known)
                        .help("name the column of `" + column.getKey() + "`: `columns " + column.getKey()
                                + " = \"…\"`"));
            }
        });
        return found;
    }

    /** Why a file cannot be opened, if it cannot. */
    static Optional<Diagnostic> unreadable(String name, Span place, Path file) {
        if (!Files.exists(file)) {
            return Optional.of(Code.E0701.at(place, name).label("no such file" + similar(name, file)));
        }
        if (Files.isDirectory(file)) {
            return Optional.of(Code.E0701.at(place, name).label("this is a folder"));
        }
        if (!Files.isReadable(file)) {
            return Optional.of(Code.E0701.at(place, name).label("no permission to read it"));
        }
        return Optional.empty();
    }

    private static List<String> header(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            StringBuilder line = new StringBuilder();
            int c;
            while ((c = reader.read()) >= 0 && line.length() < LONGEST_HEADER) {
                if (c != '\n' && c != '\r') {
                    line.append(c == '\uFEFF' ? "" : Character.toString(c));
                } else if (!line.isEmpty() && line.charAt(0) != '#') {
                    break;
                } else {
                    line.setLength(0);
                }
            }
            String text = line.toString();
            if (text.isBlank() || text.startsWith("#")) {
                return List.of();
            }
            return Arrays.stream(text.split(",", -1))
                    .map(name -> name.strip().replaceAll("^\"|\"$", ""))
                    .toList();
        }
    }

    private static String similar(String name, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.limit(1000).map(p -> p.getFileName().toString()).toList();
            return Spelling.closest(file.getFileName().toString(), names)
                    .map(near -> "; `"
                            + name.substring(
                                    0,
                                    name.length()
                                            - file.getFileName().toString().length()) + near + "` exists")
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
