package io.dryswarm.docker.client.print;

import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.template.Row;
import io.dryswarm.docker.client.template.Template;
import io.dryswarm.docker.client.template.TemplateError;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Prints lists as {@code --format} says: {@code table}, {@code table TEMPLATE}, {@code json}, {@code raw} or a template.
 *
 * @param table   the default table
 * @param raw     what {@code raw} stands for
 * @param rawId   what {@code raw} stands for with {@code --quiet}
 * @param headers names of columns, by field
 */
public record Listing(String table, String raw, String rawId, SortedMap<String, String> headers) {
  private static final String TABLE = "table";
  private static final String QUIET = "{{.ID}}";

  /** Headers as pairs of field and name. */
  public static Listing of(String table, String raw, String rawId, String... headers) {
    TreeMap<String, String> map = new TreeMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    return new Listing(table, raw, rawId, map);
  }

  /**
   * The whole text.
   *
   * @param format empty = the default table
   * @throws CommandFailure if the template is of no use
   */
  public String print(String format, boolean quiet, List<Row> rows) {
    String source = source(format.isEmpty() ? TABLE : format, quiet);
    boolean isTable = source.startsWith(TABLE);
    String text = isTable ? source.substring(TABLE.length()) : source;
    text = trimmed(text.equals("json") ? "{{json .}}" : text)
        .replace("\\t", "\t")
        .replace("\\n", "\n");
    try {
      Template template = Template.parse(text);
      StringBuilder lines = new StringBuilder();
      for (Row row : rows) {
        lines.append(template.fill(row)).append('\n');
      }
      return isTable ? Columns.align(template.header(headers) + "\n" + lines) : lines.toString();
    } catch (TemplateError error) {
      throw new CommandFailure("template parsing error: " + error.getMessage());
    }
  }

  private String source(String format, boolean quiet) {
    return switch (format) {
      case TABLE -> quiet ? QUIET : table;
      case "raw" -> quiet ? rawId : raw;
      default -> format;
    };
  }

  private static String trimmed(String text) {
    return text.replaceAll("^ +| +$", "");
  }
}
