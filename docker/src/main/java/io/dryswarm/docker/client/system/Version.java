package io.dryswarm.docker.client.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.template.Template;
import io.dryswarm.docker.client.template.TemplateError;
import io.dryswarm.docker.json.Json;

/** {@code docker version}: the client that is imitated, and the engine that is simulated. */
final class Version extends SimpleCommand {
  private static final String CLIENT = "28.2.2";

  Version() {
    super("docker version", "[OPTIONS]", "Show the Docker version information");
  }

  @Override
  public Flags flags() {
    return new Flags().text("format", "f", "");
  }

  @Override
  public void run(Call call) {
    ObjectNode all = Json.object();
    ObjectNode client = all.putObject("Client").put("Version", CLIENT);
    var server = call.api().get("/version");
    client.put("ApiVersion", Json.text(server, "ApiVersion"));
    client.put("Os", "linux").put("Arch", "amd64");
    all.set("Server", server);
    String format = call.flags().get("format");
    if (!format.isEmpty()) {
      try {
        call.terminal()
            .line(Template.parse(format.equals("json") ? "{{json .}}" : format).fill(all));
      } catch (TemplateError error) {
        throw new CommandFailure("template parsing error: " + error.getMessage(), 64);
      }
      return;
    }
    call.terminal()
        .print("Client:\n Version:           " + CLIENT + "\n API version:       "
            + Json.text(server, "ApiVersion") + "\n OS/Arch:           linux/amd64\n\n"
            + "Server:\n Engine:\n  Version:          " + Json.text(server, "Version")
            + "\n  API version:      " + Json.text(server, "ApiVersion") + " (minimum version "
            + Json.text(server, "MinAPIVersion") + ")\n  OS/Arch:          linux/amd64\n");
  }
}
