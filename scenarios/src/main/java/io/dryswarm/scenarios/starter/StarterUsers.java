package io.dryswarm.scenarios.starter;

import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.scenarios.language.KnownImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Users on every published port. */
final class StarterUsers {
  /** A group of users. */
  private record Group(String name, String service, PortSpec port, String request, boolean alone) {}

  private final List<Group> groups;

  private StarterUsers(List<Group> groups) {
    this.groups = groups;
  }

  static StarterUsers of(String stack, List<ServiceSpec> services) {
    List<Group> groups = new ArrayList<>();
    TreeSet<String> taken = new TreeSet<>();
    for (ServiceSpec service : services) {
      for (PortSpec port : service.ports()) {
        Optional<String> request = KnownImages.probe(service.task().container().image());
        boolean isServed = port.published() != 0 && port.protocol() != Protocol.SCTP;
        String name = name(port);
        if (isServed && request.isPresent() && taken.add(name)) {
          groups.add(new Group(
              name, StarterText.key(stack, service.name()), port, request.get(), isAlone(service)));
        }
      }
    }
    return new StarterUsers(groups);
  }

  private static String name(PortSpec port) {
    return (port.protocol() == Protocol.UDP ? "udp-" : "port-") + port.published();
  }

  private static boolean isAlone(ServiceSpec service) {
    return service.mode() instanceof ServiceMode.Replicated replicated && replicated.replicas() < 2;
  }

  String text() {
    if (groups.isEmpty()) {
      return "\n# The stack publishes no port: nobody reaches it from outside. Its programs can call each other.\n";
    }
    StringBuilder text = new StringBuilder("""

        # Who asks, for what, and how often. Through the managers, as behind a load balancer that knows them: the node
        # that crashes is nobody's entry.
        users:
        """);
    for (Group group : groups) {
      String scheme = group.port().protocol() == Protocol.UDP ? "udp" : "http";
      text.append("  ").append(group.name()).append(": # ").append(group.service());
      if (group.port().mode() == PublishMode.HOST) {
        text.append(", in host mode: answered on nodes with a task only");
      }
      text.append("\n    target: \"")
          .append(scheme)
          .append("://:")
          .append(group.port().published())
          .append("/\"\n    request: ")
          .append(StarterText.scalar(group.request()))
          .append("\n    arrivals: 10/s\n    entry: managers\n");
    }
    return text.toString();
  }

  String expectations() {
    StringBuilder text = new StringBuilder();
    for (Group group : groups) {
      if (group.port().mode() == PublishMode.HOST) {
        text.append("  # ")
            .append(group.name())
            .append(".errors: depends on where the tasks are\n");
      } else {
        text.append("  ")
            .append(group.name())
            .append(".errors: < ")
            .append(
                group.alone()
                    ? "50%   # one task: nobody answers until its replacement does\n"
                    : "20%\n");
      }
    }
    return text.toString();
  }
}
