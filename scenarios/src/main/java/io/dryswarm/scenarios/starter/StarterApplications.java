package io.dryswarm.scenarios.starter;

import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.scenarios.language.KnownImages;
import java.util.List;

/** What the programs of the services do: known images do what they are known for, the others what a guess says. */
final class StarterApplications {
  private StarterApplications() {}

  static String text(String stack, List<ServiceSpec> services) {
    if (services.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("""

        # What each program does with a request. Measure yours: how long it computes, what it calls, such as
        #   "GET /": [ { compute: 5ms }, { call: db.query, timeout: 3s, on_error: fail } ]
        applications:
        """);
    for (ServiceSpec service : services) {
      String key = StarterText.scalar(StarterText.key(stack, service.name()));
      String image = service.task().container().image();
      text.append("  ").append(key).append(':').append(described(service, image));
    }
    return text.toString();
  }

  private static String described(ServiceSpec service, String image) {
    if (service.mode().isJob()) {
      return "                       # " + image + ", a job\n"
          + "    exits: { after: 20s, code: 0 }\n"
          + "    on: { \"*\": [] }\n";
    }
    if (KnownImages.isKnown(image)) {
      return " {}                    # " + image + ": known; what you write here goes before\n";
    }
    String guess =
        service.ports().isEmpty() ? "{ median: 2ms, p99: 10ms }" : "{ median: 5ms, p99: 25ms }";
    return "                       # " + image + ": not known, a guess\n"
        + "    workers: 32                 # requests at a time\n"
        + "    on: { \"*\": [ { compute: " + guess + " } ] }\n";
  }
}
