package io.dryswarm.docker.client.template;

import java.util.List;
import java.util.SortedMap;

/** A template that has been read. */
public final class Template {
  private final String source;
  private final List<Part> parts;

  private Template(String source, List<Part> parts) {
    this.source = source;
    this.parts = parts;
  }

  /** @throws TemplateError in Go's words */
  public static Template parse(String source) {
    return new Template(source, new TemplateParser(source).parse());
  }

  /**
   * The text with the values filled in.
   *
   * @param data a {@link Row}, or JSON
   * @throws TemplateError if something is asked for that is not there
   */
  public String fill(Object data) {
    return print(Functions.forValues(), data);
  }

  /** The head of a table: the names of its columns in the place of values. */
  public String header(SortedMap<String, String> names) {
    return print(Functions.forHeaders(), names);
  }

  private String print(Functions functions, Object data) {
    StringBuilder out = new StringBuilder();
    Part.printAll(parts, Scope.of(functions, source, data), out);
    return out.toString();
  }
}
