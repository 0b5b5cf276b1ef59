package tocsin.web.http;

import java.util.List;

/**
 * Why a request can't be answered as asked, before any face has put it into its own form.
 *
 * @param status HTTP status
 * @param code the REST API's number for it
 * @param message one short phrase, the same for all problems of the code
 * @param errors sentences that say what to mend; may be empty
 */
public record Problem(int status, int code, String message, List<String> errors) {
  public Problem {
    errors = List.copyOf(errors);
  }

  /** The same problem, explained. */
  public Problem because(String... sentences) {
    return new Problem(status, code, message, List.of(sentences));
  }

  /** The same problem, explained. */
  public Problem because(List<String> sentences) {
    return new Problem(status, code, message, sentences);
  }
}
