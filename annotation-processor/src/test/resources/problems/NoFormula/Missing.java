package noformula.missing;

import org.gradwright.Activation;

@Activation
@interface Sample {}
