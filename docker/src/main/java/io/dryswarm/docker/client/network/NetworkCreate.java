package io.dryswarm.docker.client.network;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.json.Json;
import java.util.List;

/** {@code docker network create}. */
final class NetworkCreate extends SimpleCommand {
  NetworkCreate() {
    super("docker network create", "[OPTIONS] NETWORK", "Create a network");
  }

  @Override
  public Flags flags() {
    return new Flags()
        .text("driver", "d", "bridge")
        .add("opt", "o", text -> text)
        .add("label", Options::label)
        .on("internal")
        .on("ipv4")
        .on("ipv6")
        .on("attachable")
        .on("ingress")
        .text("scope")
        .on("config-only")
        .text("config-from")
        .text("ipam-driver", "", "default")
        .add("subnet", Options::several)
        .add("ip-range", Options::several)
        .add("gateway", Options::several)
        .list("aux-address", "ipam-opt");
  }

  @Override
  public void check(List<String> arguments) {
    checkExactly(1, arguments);
  }

  @Override
  public void run(Call call) {
    Flags flags = call.flags();
    ObjectNode body = Json.object().put("Driver", flags.get("driver"));
    body.put("Scope", flags.get("scope"));
    for (String family : List.of("ipv4", "ipv6")) {
      if (flags.changed(family)) {
        body.put("EnableIPv" + family.charAt(family.length() - 1), flags.isOn(family));
      }
    }
    ObjectNode ipam = body.putObject("IPAM").put("Driver", flags.get("ipam-driver"));
    ipam.set("Options", Json.object(Options.map(flags.texts("ipam-opt"))));
    ipam.set("Config", AddressRanges.of(flags));
    body.put("Internal", flags.isOn("internal"))
        .put("Attachable", flags.isOn("attachable"))
        .put("Ingress", flags.isOn("ingress"))
        .put("ConfigOnly", flags.isOn("config-only"));
    if (flags.get("config-from").isEmpty()) {
      body.putNull("ConfigFrom");
    } else {
      body.putObject("ConfigFrom").put("Network", flags.get("config-from"));
    }
    body.set("Options", Json.object(Options.map(flags.texts("opt"))));
    body.set("Labels", Json.object(Options.map(flags.texts("label"))));
    body.put("Name", call.first());
    call.terminal().line(Json.text(call.api().post("/networks/create", body), "Id"));
  }
}
