package io.dryswarm.docker.client.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.json.Json;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** {@code docker secret create}, {@code docker config create}. */
final class DataCreate extends SimpleCommand {
  private final DataKind kind;

  DataCreate(DataKind kind) {
    super(
        kind.command("create"),
        "[OPTIONS] " + kind.argument() + (kind == DataKind.SECRET ? " [file|-]" : " file|-"),
        kind == DataKind.SECRET
            ? "Create a secret from a file or STDIN as content"
            : "Create a config from a file or STDIN");
    this.kind = kind;
  }

  @Override
  public Flags flags() {
    Flags flags = new Flags().add("label", "l", Options::label).text("template-driver");
    return kind == DataKind.SECRET ? flags.text("driver", "d", "") : flags;
  }

  @Override
  public void check(List<String> arguments) {
    if (kind == DataKind.SECRET) {
      checkBetween(1, 2, arguments);
    } else {
      checkExactly(2, arguments);
    }
  }

  @Override
  public void run(Call call) {
    String file = call.arguments().size() > 1 ? call.arguments().get(1) : "";
    String driver = kind == DataKind.SECRET ? call.flags().get("driver") : "";
    ObjectNode spec = Json.object().put("Name", call.first());
    spec.set("Labels", Json.object(Options.map(call.flags().texts("label"))));
    if (driver.isEmpty()) {
      spec.put("Data", Base64.getEncoder().encodeToString(data(call, file)));
    } else if (file.isEmpty()) {
      spec.putObject("Driver").put("Name", driver);
    } else {
      throw new CommandFailure("When using secret driver secret data must be empty");
    }
    String templating = call.flags().get("template-driver");
    if (!templating.isEmpty()) {
      spec.putObject("Templating").put("Name", templating);
    }
    call.terminal().line(Json.text(call.api().post(kind.path() + "/create", spec), "ID"));
  }

  private byte[] data(Call call, String file) {
    try {
      byte[] data = read(call, file);
      if (data.length == 0) {
        String from = file.equals("-") ? "STDIN" : file;
        throw new CommandFailure("error reading from " + from + ": data is empty");
      }
      return data.length > 2 * kind.limitBytes ? Arrays.copyOf(data, 2 * kind.limitBytes) : data;
    } catch (CommandFailure failure) {
      throw kind == DataKind.SECRET
          ? failure
          : new CommandFailure("Error reading content from \"" + file + "\": " + failure.text());
    }
  }

  private byte[] read(Call call, String file) {
    if (file.isEmpty()) {
      throw new CommandFailure(kind.word + " file is required");
    } else if (file.equals("-")) {
      return call.invocation().stdin();
    }
    try {
      return call.invocation().files().read(file);
    } catch (CommandFailure failure) {
      throw new CommandFailure("error reading from " + file + ": " + failure.text());
    }
  }
}
