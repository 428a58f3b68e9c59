package io.dryswarm.compose.deploy;

import io.dryswarm.compose.model.StackObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts networks. */
final class NetworkConversion {
  private NetworkConversion() {}

  static Request request(Namespace namespace, String name, @Nullable StackObject network) {
    String driver = network == null ? "" : network.text("driver");
    Json body =
        new Json().always("Driver", driver.isEmpty() ? "overlay" : driver).always("Scope", "");
    addIpam(body, network == null ? null : network.object("ipam"));
    body.always("Internal", network != null && network.flag("internal"))
        .always("Attachable", network != null && network.flag("attachable"))
        .always("Ingress", false)
        .always("ConfigOnly", false)
        .nothing("ConfigFrom");
    if (network == null || network.get("driver_opts") == null) {
      body.nothing("Options");
    } else {
      body.alwaysByName("Options", network.textsByName("driver_opts"));
    }
    body.alwaysByName("Labels", namespace.labels(network))
        .always("Name", name)
        .always("CheckDuplicate", true);
    return new Request("/networks/create", name, body.node());
  }

  private static void addIpam(Json body, @Nullable StackObject ipam) {
    List<Json> pools = new ArrayList<>();
    if (ipam != null) {
      for (StackObject pool : ipam.objects("config")) {
        pools.add(new Json().text("Subnet", pool.text("subnet")));
      }
    }
    if (ipam == null || (ipam.text("driver").isEmpty() && pools.isEmpty())) {
      body.nothing("IPAM");
      return;
    }
    Json converted = new Json().always("Driver", ipam.text("driver")).nothing("Options");
    body.object(
        "IPAM", pools.isEmpty() ? converted.nothing("Config") : converted.objects("Config", pools));
  }
}
