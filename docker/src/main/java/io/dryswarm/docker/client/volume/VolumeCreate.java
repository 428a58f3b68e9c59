package io.dryswarm.docker.client.volume;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.GoText;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.json.Json;
import java.util.List;

/** {@code docker volume create}. Source: docker/cli cli/command/volume/create.go. */
final class VolumeCreate extends SimpleCommand {
  private static final List<String> OF_CLUSTERS = List.of(
      "availability",
      "group",
      "limit-bytes",
      "required-bytes",
      "scope",
      "secret",
      "sharing",
      "topology-preferred",
      "topology-required",
      "type");

  VolumeCreate() {
    super("docker volume create", "[OPTIONS] [VOLUME]", "Create a volume");
  }

  @Override
  public Flags flags() {
    return new Flags()
        .text("driver", "d", "local")
        .text("name")
        .add("opt", "o", text -> text)
        .add("label", Options::label)
        .text("group")
        .text("scope", "", "single")
        .text("sharing", "", "none")
        .text("availability", "", "active")
        .text("type", "", "block")
        .list("secret")
        .add("limit-bytes", GoText::bytes)
        .add("required-bytes", GoText::bytes)
        .list("topology-required", "topology-preferred");
  }

  @Override
  public void check(List<String> arguments) {
    if (arguments.size() > 1) {
      throw new CommandFailure("docker: '" + path() + "' requires at most 1 argument\n\nUsage:  "
          + usageLine() + "\n\nSee '" + path() + " --help' for more information");
    }
  }

  @Override
  public void run(Call call) {
    Flags flags = call.flags();
    VolumeCommands.checkVersion(
        call,
        OF_CLUSTERS.stream()
            .filter(flags::changed)
            .map(flag -> "\"--" + flag + "\"")
            .toList());
    String name = flags.get("name");
    if (!call.arguments().isEmpty()) {
      if (!name.isEmpty()) {
        throw new CommandFailure(
            "conflicting options: cannot specify a volume-name through both --name and as a positional arg");
      }
      name = call.first();
    }
    ObjectNode body = Json.object();
    if (isOfCluster(flags)) {
      body.set("ClusterVolumeSpec", clusterSpec(flags));
    }
    body.put("Driver", flags.get("driver"));
    body.set("DriverOpts", Json.object(Options.map(flags.texts("opt"))));
    body.set("Labels", Json.object(Options.map(flags.texts("label"))));
    body.put("Name", name);
    call.terminal().line(Json.text(call.api().post("/volumes/create", body), "Name"));
  }

  /** Neither secrets nor topologies make a volume one of the cluster. */
  private static boolean isOfCluster(Flags flags) {
    return flags.anyChanged(
        "group", "scope", "sharing", "availability", "type", "limit-bytes", "required-bytes");
  }

  private static ObjectNode clusterSpec(Flags flags) {
    ObjectNode spec = Json.object();
    if (!flags.get("group").isEmpty()) {
      spec.put("Group", flags.get("group"));
    }
    ObjectNode mode = spec.putObject("AccessMode");
    put(mode, "Scope", flags.get("scope"));
    put(mode, "Sharing", flags.get("sharing"));
    switch (flags.get("type")) {
      case "mount" -> mode.putObject("MountVolume");
      case "block" -> mode.putObject("BlockVolume");
      default -> {
        // The engine refuses a volume that is neither.
      }
    }
    ObjectNode topology = spec.putObject("AccessibilityRequirements");
    topologies(topology, "Requisite", flags.texts("topology-required"));
    topologies(topology, "Preferred", flags.texts("topology-preferred"));
    spec.putObject("CapacityRange")
        .put("RequiredBytes", flags.number("required-bytes"))
        .put("LimitBytes", flags.number("limit-bytes"));
    ArrayNode secrets = Json.array();
    Options.map(flags.texts("secret"))
        .forEach((key, secret) -> secrets.addObject().put("Key", key).put("Secret", secret));
    if (!secrets.isEmpty()) {
      spec.set("Secrets", secrets);
    }
    put(spec, "Availability", flags.get("availability"));
    return spec;
  }

  private static void put(ObjectNode object, String key, String value) {
    if (!value.isEmpty()) {
      object.put(key, value);
    }
  }

  private static void topologies(ObjectNode into, String key, List<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = into.putArray(key);
      for (String text : texts) {
        array.addObject().set("Segments", Json.object(Options.map(List.of(text.split(",", -1)))));
      }
    }
  }
}
