package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.workload.ApplicationSpec;
import java.util.Map;
import java.util.SortedMap;

/**
 * An application as read.
 *
 * @param callSites where the scenario itself names the services and requests that it calls; not those of the catalogue
 * @param hosts     variables in which the program finds the names of services, by the names that its description uses
 */
record Application(
    ApplicationSpec spec, Map<String, Place> callSites, SortedMap<String, String> hosts) {
  /** The request name that stands for every request without a handler of its own. */
  static final String ANY_REQUEST = "*";

  /** Among the call sites: where it says what health probes ask. */
  static final String HEALTH_SITE = "health";
}
