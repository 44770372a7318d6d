package javac.activationonclass;

import org.gradwright.Activation;

@Activation
class Sample {}
