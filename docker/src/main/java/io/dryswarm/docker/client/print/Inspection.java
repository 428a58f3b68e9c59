package io.dryswarm.docker.client.print;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.Terminal;
import io.dryswarm.docker.client.template.Template;
import io.dryswarm.docker.client.template.TemplateError;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Prints what {@code inspect} found: JSON, or each object by a template. Objects that cannot be had are told of at the end. */
public final class Inspection {
  private static final int BAD_TEMPLATE = 64;

  private Inspection() {}

  /**
   * Prints all of them.
   *
   * @param format  empty = JSON on many lines, {@code json} = on one
   * @param escapes whether the client has read the objects and writes them anew, which escapes HTML
   * @param find    finds an object by the name that the user gave
   * @throws CommandFailure if one of them failed
   */
  public static void print(
      Terminal terminal,
      List<String> names,
      String format,
      boolean escapes,
      Function<String, JsonNode> find) {
    Template template = null;
    if (!format.isEmpty() && !format.equals("json")) {
      try {
        template = Template.parse(format);
      } catch (TemplateError error) {
        throw new CommandFailure("template parsing error: " + error.getMessage(), BAD_TEMPLATE);
      }
    }
    List<String> errors = new ArrayList<>();
    ArrayNode found = Json.array();
    StringBuilder filled = new StringBuilder();
    for (String name : names) {
      try {
        JsonNode object = find.apply(name);
        found.add(object);
        if (template != null) {
          filled.append(template.fill(object)).append('\n');
        }
      } catch (CommandFailure failure) {
        errors.add(failure.text());
      } catch (TemplateError error) {
        errors.add("template parsing error: " + error.getMessage());
      }
    }
    if (template != null) {
      terminal.print(filled.isEmpty() ? "\n" : filled.toString());
    } else {
      terminal.line(
          format.equals("json") ? GoJson.compact(found, escapes) : GoJson.indented(found, escapes));
    }
    if (!errors.isEmpty()) {
      throw new CommandFailure(String.join("\n", errors));
    }
  }
}
