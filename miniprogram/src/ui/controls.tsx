import { Button, Input, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { BoxProps, CallProps, FieldProps, HeadingProps, PressProps, WordsProps } from './props';

/** WeChat reads `aria-role` in place of `role`; the types of Taro's components know neither. */
const spoken = (attributes: Record<string, string | undefined>): object =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));

export function Box({ as, role, label, live, silent, id, className, style, children }: BoxProps) {
  const aria = spoken({
    'aria-label': label,
    'aria-role': role ?? (as === 'li' ? 'listitem' : undefined),
    'aria-live': live,
    'aria-hidden': silent ? 'true' : undefined,
  });
  return (
    <View id={id} className={className} style={style} {...aria}>
      {children}
    </View>
  );
}

export const Words = ({ className, children, silent }: WordsProps) => (
  <Text className={className} {...spoken({ 'aria-hidden': silent ? 'true' : undefined })}>
    {children}
  </Text>
);

export const Heading = ({ id, level, className = '', children }: HeadingProps) => (
  <View id={id} className={`heading heading--${level} ${className}`} {...spoken({ 'aria-role': 'heading' })}>
    {children}
  </View>
);

export function Press({
  onPress,
  onDown,
  onUp,
  id,
  label,
  chosen,
  disabled,
  className = '',
  children,
}: PressProps) {
  return (
    <Button
      id={id}
      className={`press ${className}`}
      hoverClass="press--down"
      disabled={disabled}
      onClick={onPress}
      onTouchStart={onDown}
      onTouchEnd={onUp}
      {...spoken({ 'aria-label': chosen ? `已选,${label ?? ''}` : label })}
    >
      {children}
    </Button>
  );
}

export const Call = ({ phone, ...rest }: CallProps) => (
  <Press {...rest} onPress={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)} />
);

export function Field(props: FieldProps) {
  const { id, label, labelHidden, value, onChange, onSubmit, placeholder, digits, maxLength, focus } = props;
  return (
    <View className="field">
      {labelHidden ? null : <Text className="field__label">{label}</Text>}
      <Input
        id={id}
        className="field__input"
        value={value}
        placeholder={placeholder}
        placeholderClass="field__placeholder"
        type={digits ? 'number' : 'text'}
        maxlength={maxLength ?? 2000}
        focus={focus}
        confirmType="send"
        onInput={(event) => onChange(event.detail.value)}
        onConfirm={() => onSubmit?.()}
        {...spoken({ 'aria-label': label })}
      />
    </View>
  );
}
