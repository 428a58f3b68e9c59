package io.dryswarm.scenarios.language;

import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.Step;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which requests the services answer. An application with a handler for any request ({@code *}) gets a handler of its own for every
 * request that somebody sends to it, so that the model never has to guess.
 */
final class Requests {
  private final SortedMap<String, ApplicationSpec> applications = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, List<Step>>> handlers = new TreeMap<>();

  /** @param byName by full service name, or by service and image */
  Requests(SortedMap<String, Application> byName) {
    byName.forEach((service, application) -> {
      applications.put(service, application.spec());
      handlers.put(service, new TreeMap<>(application.spec().handlers()));
    });
  }

  /** Whether the service answers the request; asking makes an open-minded service ready for it. */
  boolean answers(String service, String request) {
    handlers.forEach((name, known) -> {
      List<Step> any = known.get(Application.ANY_REQUEST);
      if (any != null && ApplicationSpec.isOf(service, name)) {
        known.putIfAbsent(request, any);
      }
    });
    return of(service).containsKey(request);
  }

  /** Names of the requests that the service has handlers for. */
  Set<String> known(String service) {
    return of(service).keySet();
  }

  /** By the names that they came with, with a handler for each request that was asked about. */
  SortedMap<String, ApplicationSpec> applications() {
    SortedMap<String, ApplicationSpec> result = new TreeMap<>();
    applications.forEach((service, spec) -> result.put(service, complete(service, spec)));
    return result;
  }

  private ApplicationSpec complete(String service, ApplicationSpec spec) {
    SortedMap<String, List<Step>> named = new TreeMap<>(of(service));
    named.remove(Application.ANY_REQUEST);
    return spec.withHandlers(named);
  }

  private SortedMap<String, List<Step>> of(String service) {
    return handlers.getOrDefault(service, new TreeMap<>());
  }
}
