package io.dryswarm.docker.client.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.print.Inspection;
import io.dryswarm.docker.json.GoTime;
import io.dryswarm.docker.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** {@code docker secret inspect}, {@code docker config inspect}. */
final class DataInspect extends SimpleCommand {
  private final DataKind kind;

  DataInspect(DataKind kind) {
    super(
        kind.command("inspect"),
        "[OPTIONS] " + kind.argument() + " [" + kind.argument() + "...]",
        "Display detailed information on one or more " + kind.word + "s");
    this.kind = kind;
  }

  @Override
  public Flags flags() {
    return new Flags().text("format", "f", "").on("pretty");
  }

  @Override
  public void check(List<String> arguments) {
    checkAtLeast(1, arguments);
  }

  @Override
  public void run(Call call) {
    String format = call.flags().isOn("pretty") ? "pretty" : call.flags().get("format");
    if (format.startsWith("pretty") && !format.equals("pretty")) {
      throw new CommandFailure("cannot supply extra formatting options to the pretty template");
    }
    if (!format.equals("pretty")) {
      Inspection.print(
          call.terminal(),
          call.arguments(),
          format,
          false,
          name -> call.api().get(kind.path() + "/" + name));
      return;
    }
    StringBuilder text = new StringBuilder();
    for (String name : call.arguments()) {
      text.append(pretty(call.api().get(kind.path() + "/" + name))).append('\n');
    }
    call.terminal().print(text.toString());
  }

  private String pretty(JsonNode object) {
    JsonNode spec = object.path("Spec");
    boolean isSecret = kind == DataKind.SECRET;
    StringBuilder text = new StringBuilder();
    text.append(isSecret ? "ID:              " : "ID:\t\t\t").append(Json.text(object, "ID"));
    text.append(isSecret ? "\nName:              " : "\nName:\t\t\t")
        .append(Json.text(spec, "Name"));
    Map<String, String> labels = Json.map(spec.path("Labels"));
    if (!labels.isEmpty()) {
      text.append("\nLabels:");
      labels.forEach((key, value) ->
          text.append("\n - ").append(key).append(value.isEmpty() ? "" : "=" + value));
    }
    if (isSecret) {
      text.append("\nDriver:            ").append(Json.text(spec, "Driver", "Name"));
    }
    text.append(isSecret ? "\nCreated at:        " : "\nCreated at:            \t")
        .append(time(object, "CreatedAt"));
    text.append(isSecret ? "\nUpdated at:        " : "\nUpdated at:            \t")
        .append(time(object, "UpdatedAt"));
    if (!isSecret) {
      byte[] data = Base64.getDecoder().decode(Json.text(spec, "Data"));
      text.append("\nData:\n").append(new String(data, StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  private static String time(JsonNode object, String key) {
    return io.dryswarm.docker.client.print.Units.pretty(GoTime.spelled(Json.text(object, key)));
  }
}
