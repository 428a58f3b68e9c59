package io.dryswarm.models.controlapi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grammar of image names: {@code registry:5000/team/app:tag@sha256:...}. Source: distribution/reference, as SwarmKit uses it.
 */
final class ImageReference {
  private static final String COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
  private static final String HOST_PART = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
  private static final String HOST =
      "(?:" + HOST_PART + "(?:\\." + HOST_PART + ")*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?";
  private static final String TAG = "[\\w][\\w.-]{0,127}";
  private static final String DIGEST =
      "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}";
  private static final Pattern WHOLE = Pattern.compile("(?:"
      + HOST
      + "/)?("
      + COMPONENT
      + "(?:/"
      + COMPONENT
      + ")*)(?::"
      + TAG
      + ")?(?:@"
      + DIGEST
      + ")?");
  private static final Pattern BARE_ID = Pattern.compile("[a-f0-9]{64}");
  private static final int MAX_NAME_LENGTH = 255;

  private ImageReference() {}

  /** Whether it names an image; an image's own id does not. */
  static boolean isValid(String image) {
    Matcher matcher = WHOLE.matcher(image);
    return matcher.matches()
        && matcher.group(1).length() <= MAX_NAME_LENGTH
        && !BARE_ID.matcher(image).matches();
  }
}
