package io.dryswarm.models.spec;

import java.util.List;

/**
 * A service's place on a network.
 *
 * @param network full network name
 * @param aliases further names under which the service resolves there, for example its short name in the stack
 */
public record NetworkAttachmentSpec(String network, List<String> aliases) {}
